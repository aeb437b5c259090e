package dev.emu64.machine.boot;

import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.memory.GuestMemory;

/** The classic way: sector 0, if it ends in 55h AAh, to 0000:7C00 (BIOS Boot Specification, 6.5). */
final class BootSectorBoot implements BootPath {
    private static final int BOOT_ADDRESS = 0x7c00;

    @Override
    public BootDevices.Loaded load(BiosDrive drive, GuestMemory memory) {
        if (drive.device().sectorCount() == 0) {
            return null;
        }
        byte[] sector = new byte[512];
        drive.device().read(0, 1, sector, 0);
        if (sector[510] != 0x55 || sector[511] != (byte) 0xaa) {
            return null;
        }
        memory.copyIn(BOOT_ADDRESS, sector, 0, sector.length);
        return new BootDevices.BootCode(drive.number(), 0);
    }
}
