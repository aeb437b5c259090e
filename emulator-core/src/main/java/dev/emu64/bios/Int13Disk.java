package dev.emu64.bios;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import dev.emu64.storage.StorageException;
import java.util.List;

/**
 * INT 13h: CHS services for diskettes and fixed disks, and the LBA extensions (EDD 1.1). Sectors go straight between
 * the medium and RAM; transfers may cross 64 KiB boundaries, as on any BIOS that does not use ISA DMA.
 */
final class Int13Disk implements Stateful {
    private static final int BAD_COMMAND = 0x01;
    private static final int WRITE_PROTECTED = 0x03;
    private static final int SECTOR_NOT_FOUND = 0x04;
    private static final int CONTROLLER_FAILURE = 0x20;

    private final GuestMemory memory;
    private final BiosDataArea bda;
    private final List<BiosDrive> drives;
    private Overrun overrun;

    Int13Disk(GuestMemory memory, BiosDataArea bda, List<BiosDrive> drives) {
        this.memory = memory;
        this.bda = bda;
        this.drives = drives;
    }

    @Override
    public void save(StateWriter out) {
        out.flag("overrun", overrun != null);
        out.number("overrun.drive", overrun == null ? 0 : overrun.drive());
        out.number("overrun.wanted", overrun == null ? 0 : overrun.wanted());
        out.number("overrun.sectors", overrun == null ? 0 : overrun.sectors());
    }

    @Override
    public void load(StateReader in) {
        boolean overran = in.flag("overrun");
        Overrun saved = new Overrun((int) in.number("overrun.drive"), in.number("overrun.wanted"), in.number("overrun.sectors"));
        overrun = overran ? saved : null;
    }

    void call(BiosCall call) {
        BiosDrive drive = drive(call.dl());
        int function = call.ah();
        if (function == 0x01) {
            call.ah(bda.byteAt(BiosDataArea.DISK_STATUS));
            call.carry(call.ah() != 0);
            return;
        }
        if (drive == null) {
            finish(call, absent(call, function));
            return;
        }
        if (function == 0x41 && drive.isFixed() && call.bx() == 0x55aa) {
            extensionsPresent(call);
            return;
        }
        if (function >= 0x42 && function <= 0x4e) {
            finish(call, drive.isFixed() ? extended(call, drive, function) : BAD_COMMAND);
            return;
        }
        switch (function) {
            case 0x00, 0x05, 0x09, 0x0c, 0x0d, 0x10, 0x11, 0x14, 0x47 -> finish(call, 0);
            case 0x02 -> finish(call, chs(call, drive, Transfer.READ));
            case 0x03 -> finish(call, chs(call, drive, Transfer.WRITE));
            case 0x04 -> finish(call, chs(call, drive, Transfer.VERIFY));
            case 0x08 -> finish(call, parameters(call, drive));
            case 0x15 -> type(call, drive);
            case 0x16 -> finish(call, 0);
            default -> finish(call, BAD_COMMAND);
        }
    }

    /** A transfer that asked for sector {@code wanted} of a drive with {@code sectors} sectors. */
    record Overrun(int drive, long wanted, long sectors) {
    }

    /** The last transfer's overrun, or null if it stayed on its disk. */
    Overrun overrun() {
        return overrun;
    }

    private enum Transfer {
        READ, WRITE, VERIFY
    }

    private BiosDrive drive(int number) {
        for (BiosDrive drive : drives) {
            if (drive.number() == number) {
                return drive;
            }
        }
        return null;
    }

    private int count(boolean fixed) {
        int count = 0;
        for (BiosDrive drive : drives) {
            if (drive.isFixed() == fixed && !drive.isCdRom()) {
                count++;
            }
        }
        return count;
    }

    private void finish(BiosCall call, int status) {
        bda.byteAt(BiosDataArea.DISK_STATUS, status);
        call.status(status);
    }

    private int absent(BiosCall call, int function) {
        if (function == 0x08) {
            call.low16(Cpu.RDX, count(call.dl() >= 0x80));
        }
        // AH=15h tells "no such drive" by type 0, which is not an error; a reset of nothing succeeds
        return function == 0x15 || function == 0x00 ? 0 : BAD_COMMAND;
    }

    /** AH=02h/03h/04h: AL sectors from cylinder CH + CL bits 6-7, sector CL bits 0-5, head DH; buffer at ES:BX. */
    private int chs(BiosCall call, BiosDrive drive, Transfer transfer) {
        int cylinder = call.ch() | (call.cl() & 0xc0) << 2;
        int sector = call.cl() & 63;
        int count = call.al();
        if (count == 0 || sector == 0 || sector > drive.sectorsPerTrack() || call.dh() >= drive.heads() || cylinder >= drive.cylinders()) {
            call.al(0);
            return drive.isCdRom() || count == 0 ? BAD_COMMAND : SECTOR_NOT_FOUND;
        }
        long lba = ((long) cylinder * drive.heads() + call.dh()) * drive.sectorsPerTrack() + sector - 1;
        int status = transfer(drive, transfer, lba, count, call.address(Segment.ES, call.bx()));
        if (status != 0) {
            call.al(0);
        }
        return status;
    }

    private int transfer(BiosDrive drive, Transfer transfer, long lba, int count, long address) {
        if (lba < 0 || lba + count > drive.sectors()) {
            overrun = new Overrun(drive.number(), lba + count - 1, drive.sectors());
            return SECTOR_NOT_FOUND;
        }
        overrun = null;
        if (transfer == Transfer.WRITE && drive.device().readOnly()) {
            return WRITE_PROTECTED;
        }
        int units = drive.sectorBytes() / 512;
        byte[] sectors = new byte[count * drive.sectorBytes()];
        try {
            if (transfer == Transfer.WRITE) {
                memory.copyOut(address, sectors, 0, sectors.length);
                drive.device().write(lba * units, count * units, sectors, 0);
            } else {
                drive.device().read(lba * units, count * units, sectors, 0);
                if (transfer == Transfer.READ) {
                    memory.copyIn(address, sectors, 0, sectors.length);
                }
            }
            return 0;
        } catch (StorageException unreadable) {
            return CONTROLLER_FAILURE;
        }
    }

    /** AH=08h: geometry in CX and DH, number of drives of the kind in DL, diskette type in BL. */
    private int parameters(BiosCall call, BiosDrive drive) {
        int lastCylinder = drive.cylinders() - 1;
        call.low16(Cpu.RCX, (lastCylinder & 0xff) << 8 | (lastCylinder >>> 2 & 0xc0) | drive.sectorsPerTrack());
        call.low16(Cpu.RDX, drive.heads() - 1 << 8 | count(drive.isFixed()));
        if (!drive.isFixed()) {
            call.low16(Cpu.RBX, 4);
            call.cpu.loadSegment(Segment.ES, RomStubs.SEGMENT);
            call.low16(Cpu.RDI, RomStubs.DISKETTE_PARAMETERS);
        }
        call.al(0);
        return 0;
    }

    /** AH=15h: 1 diskette, 3 fixed disk with its number of sectors in CX:DX. */
    private void type(BiosCall call, BiosDrive drive) {
        bda.byteAt(BiosDataArea.DISK_STATUS, 0);
        call.carry(false);
        if (!drive.isFixed()) {
            call.ah(1);
            return;
        }
        long sectors = (long) drive.cylinders() * drive.heads() * drive.sectorsPerTrack();
        call.ah(3);
        call.low16(Cpu.RCX, (int) (sectors >>> 16));
        call.low16(Cpu.RDX, (int) sectors);
    }

    /** AH=41h: version 1.1 in AH, packet access and drive parameters (bits 0 and 2) in CX. */
    private void extensionsPresent(BiosCall call) {
        call.low16(Cpu.RBX, 0xaa55);
        call.low16(Cpu.RCX, 0x0005);
        call.ah(0x21);
        call.carry(false);
        bda.byteAt(BiosDataArea.DISK_STATUS, 0);
    }

    private int extended(BiosCall call, BiosDrive drive, int function) {
        return switch (function) {
            case 0x42 -> packet(call, drive, Transfer.READ);
            case 0x43 -> packet(call, drive, Transfer.WRITE);
            case 0x44 -> packet(call, drive, Transfer.VERIFY);
            case 0x45, 0x46, 0x47 -> 0;
            case 0x48 -> extendedParameters(call, drive);
            case 0x4b -> drive.isCdRom() ? emulationStatus(call, drive) : BAD_COMMAND;
            default -> BAD_COMMAND;
        };
    }

    /**
     * The disk address packet at DS:SI.
     *
     * <pre>
     * 0 size (16 or 24)  1 zero  2 sectors (word)  4 buffer offset:segment  8 LBA (qword)  16 linear buffer (qword)
     * </pre>
     */
    private int packet(BiosCall call, BiosDrive drive, Transfer transfer) {
        long packet = call.address(Segment.DS, call.si());
        int size = (int) memory.read(packet, 1);
        if (size < 16) {
            return BAD_COMMAND;
        }
        int count = (int) memory.read(packet + 2, 2);
        long buffer = memory.read(packet + 4, 2) + (memory.read(packet + 6, 2) << 4);
        if (size >= 24 && memory.read(packet + 4, 4) == 0xffffffffL) {
            buffer = memory.read(packet + 16, 8);
        }
        int status = transfer(drive, transfer, memory.read(packet + 8, 8), count, buffer);
        if (status != 0) {
            memory.write(packet + 2, 2, 0);
        }
        return status;
    }

    private int extendedParameters(BiosCall call, BiosDrive drive) {
        long table = call.address(Segment.DS, call.si());
        if (memory.read(table, 2) < 26) {
            return BAD_COMMAND;
        }
        boolean edd = memory.read(table, 2) >= 30;
        memory.write(table, 2, edd ? 30 : 26);
        memory.write(table + 2, 2, drive.isCdRom() ? 0x74 : 0x02);
        memory.write(table + 4, 4, drive.isCdRom() ? 0xffffffffL : drive.cylinders());
        memory.write(table + 8, 4, drive.isCdRom() ? 0xffffffffL : drive.heads());
        memory.write(table + 12, 4, drive.isCdRom() ? 0xffffffffL : drive.sectorsPerTrack());
        memory.write(table + 16, 8, drive.sectors());
        memory.write(table + 24, 2, drive.sectorBytes());
        if (edd) {
            memory.write(table + 26, 4, 0xffffffffL);
        }
        return 0;
    }

    /** AH=4Bh: El Torito status of a no-emulation boot, as a 19-byte specification packet at DS:SI. */
    private int emulationStatus(BiosCall call, BiosDrive drive) {
        long packet = call.address(Segment.DS, call.si());
        memory.fill(packet, 0x13, 0);
        memory.write(packet, 1, 0x13);
        memory.write(packet + 2, 1, drive.number());
        return 0;
    }
}
