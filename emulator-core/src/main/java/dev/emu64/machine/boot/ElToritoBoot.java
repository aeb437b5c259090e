package dev.emu64.machine.boot;

import dev.emu64.bios.BiosDrive;
import dev.emu64.bios.BootDevices;
import dev.emu64.image.BootImage;
import dev.emu64.image.BootImages;
import dev.emu64.image.ElToritoEntry;
import dev.emu64.memory.GuestMemory;
import java.io.IOException;

/** A CD's boot image without emulation: its first sectors to the segment that the boot catalogue names (El Torito 1.0). */
final class ElToritoBoot implements BootPath {
    private static final int DEFAULT_SEGMENT = 0x7c0;
    private static final int SECTORS_OF_512_PER_CD_SECTOR = 4;

    @Override
    public BootDevices.Loaded load(BiosDrive drive, GuestMemory memory) {
        ElToritoEntry entry = entry(drive);
        if (entry == null || entry.emulation() != ElToritoEntry.Emulation.NONE) {
            return null;
        }
        int sectors = Math.max(1, entry.loadSectors());
        byte[] code = new byte[sectors * 512];
        drive.device().read(entry.imageSector() * SECTORS_OF_512_PER_CD_SECTOR, sectors, code, 0);
        memory.copyIn((long) entry.loadSegment() << 4, code, 0, code.length);
        // code at the default place is entered as a boot sector is, with a code segment of zero
        return new BootDevices.BootCode(drive.number(), entry.loadSegment() == DEFAULT_SEGMENT ? 0 : entry.loadSegment());
    }

    private static ElToritoEntry entry(BiosDrive drive) {
        try {
            return BootImages.recognise(new DriveSource(drive.device())) instanceof BootImage.Iso9660 iso ? iso.boot() : null;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
