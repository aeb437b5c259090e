package dev.emu64.bios;

import dev.emu64.memory.GuestMemory;

/** Finds something to boot and puts it into memory: a boot sector, an El Torito boot image. */
@FunctionalInterface
public interface BootDevices {
    /**
     * What has been loaded.
     *
     * @param drive what DL tells the boot code: the INT 13h number of its drive
     * @param segment code segment; 0 means 0000:7C00, others start at offset 0
     */
    record Loaded(int drive, int segment) {
    }

    /** Loads the first bootable device's code, or returns null where there is none. */
    Loaded load(GuestMemory memory);
}
