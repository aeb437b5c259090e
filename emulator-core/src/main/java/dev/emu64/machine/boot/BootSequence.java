package dev.emu64.machine.boot;

import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.memory.GuestMemory;
import dev.emu64.storage.StorageException;
import java.util.List;

/** Tries drives in order, each in the way of its kind; one that cannot be read counts as not bootable. */
public final class BootSequence implements BootDevices {
    private final List<BiosDrive> order;

    /** Tries {@code order} from first to last. */
    public BootSequence(List<BiosDrive> order) {
        this.order = List.copyOf(order);
    }

    @Override
    public Loaded load(GuestMemory memory) {
        for (BiosDrive drive : order) {
            BootPath path = drive.isCdRom() ? new ElToritoBoot() : new BootSectorBoot();
            try {
                Loaded loaded = path.load(drive, memory);
                if (loaded != null) {
                    return loaded;
                }
            } catch (StorageException unreadable) {
                continue;
            }
        }
        return null;
    }
}
