package dev.emu64.machine;

import dev.emu64.storage.BlockDevice;

/** A medium in the machine, in the order in which drives of its kind are numbered. */
public record Drive(Kind kind, BlockDevice device) {
    /** What sort of drive holds the medium. */
    public enum Kind {
        /** An ATA disk: INT 13h 80h, 81h, … */
        DISK,
        /** A diskette: INT 13h 00h, 01h. */
        DISKETTE,
        /** A CD-ROM booted through El Torito: INT 13h E0h. */
        CD_ROM
    }
}
