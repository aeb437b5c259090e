package dev.emu64.machine.boot;

import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.memory.GuestMemory;

/** One way to start from a drive. */
interface BootPath {
    /** Loads the drive's first code, or returns null if the drive cannot be booted this way. */
    BootDevices.Loaded load(BiosDrive drive, GuestMemory memory);
}
