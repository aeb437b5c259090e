package dev.emu64.machine;

import dev.emu64.storage.BlockDevice;
import java.util.List;

/**
 * A medium in the machine.
 *
 * @param slot where its drive is connected: disks 0 to 3 (primary master and slave, secondary master and slave), diskettes 0
 *        and 1 (A and B); {@link #NEXT} for the first place that no other drive names
 */
public record Drive(Kind kind, BlockDevice device, int slot) {
    /** Whatever is free. */
    public static final int NEXT = -1;
    /** Disks that the two IDE channels hold. */
    public static final int DISK_SLOTS = 4;
    /** Diskette drives at one controller. */
    public static final int DISKETTE_SLOTS = 2;

    /** What sort of drive holds the medium. */
    public enum Kind {
        /** An ATA disk: INT 13h 80h, 81h, … */
        DISK,
        /** A diskette: INT 13h 00h, 01h. */
        DISKETTE,
        /** A CD-ROM booted through El Torito: INT 13h E0h. */
        CD_ROM
    }

    /** In the first place that is free. */
    public Drive(Kind kind, BlockDevice device) {
        this(kind, device, NEXT);
    }

    /**
     * The drives of {@code kind} by their places, null where there is none.
     *
     * @throws IllegalArgumentException if two want one place, or there are not {@code slots} enough
     */
    static Drive[] placed(List<Drive> drives, Kind kind, int slots) {
        Drive[] places = new Drive[slots];
        for (Drive drive : drives) {
            if (drive.kind == kind && drive.slot != NEXT) {
                place(places, drive, drive.slot);
            }
        }
        for (Drive drive : drives) {
            if (drive.kind == kind && drive.slot == NEXT) {
                int free = 0;
                while (free < slots && places[free] != null) {
                    free++;
                }
                place(places, drive, free);
            }
        }
        return places;
    }

    private static void place(Drive[] places, Drive drive, int slot) {
        if (slot >= places.length || places[slot] != null) {
            throw new IllegalArgumentException("no place " + slot + " for a drive of kind " + drive.kind);
        }
        places[slot] = drive;
    }
}
