package dev.emu64.machine.boot;

import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.memory.GuestMemory;
import dev.emu64.storage.StorageException;
import java.util.List;

/** The classic way: sector 0 of the first drive that ends in 55h AAh, to 0000:7C00 (BIOS Boot Specification, 6.5). */
public final class BootSectorBoot implements BootDevices {
    private static final int BOOT_ADDRESS = 0x7c00;

    private final List<BiosDrive> order;

    /** Tries {@code order} from first to last. */
    public BootSectorBoot(List<BiosDrive> order) {
        this.order = List.copyOf(order);
    }

    @Override
    public Loaded load(GuestMemory memory) {
        byte[] sector = new byte[512];
        for (BiosDrive drive : order) {
            if (bootable(drive, sector)) {
                memory.copyIn(BOOT_ADDRESS, sector, 0, sector.length);
                return new Loaded(drive.number(), 0);
            }
        }
        return null;
    }

    private static boolean bootable(BiosDrive drive, byte[] sector) {
        if (drive.device().sectorCount() == 0) {
            return false;
        }
        try {
            drive.device().read(0, 1, sector, 0);
        } catch (StorageException unreadable) {
            return false;
        }
        return sector[510] == 0x55 && sector[511] == (byte) 0xaa;
    }
}
