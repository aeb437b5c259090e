package dev.emu64.bios;

import dev.emu64.bits.Hex;
import dev.emu64.bus.A20Gate;
import dev.emu64.bus.PortBus;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.List;

/**
 * The firmware: leaves the machine as a power-on self test would, loads the boot sector, and answers the software
 * interrupts. Its ROM stubs trap through a port that answers only to code inside the ROM.
 */
public final class Bios implements PortHandler, Stateful {
    private static final long ROM_BASE = 0xf0000;

    private final Cpu cpu;
    private final GuestMemory memory;
    private final PortBus ports;
    private final BiosDataArea bda;
    private final List<BiosDrive> drives;
    private final Int10Video video;
    private final Int15System system;
    private final Int1aTime time;
    private final Int13Disk disk;
    private final BiosCall call;
    private final Int08Timer tick;
    private final Int09Keyboard keyboardInterrupt;
    private final Int16Keyboard keyboardService;
    private final Int11Equipment equipment;
    private final BootDevices boot;
    private final Runnable onNothingToBoot;
    private long calls;

    /**
     * @param ramBytes size of RAM, reported by E820 and its kin
     * @param drives what INT 13h offers
     * @param boot loads the first code, usually a boot sector; asked at INT 19h
     * @param onNothingToBoot told at INT 18h, after the message is on the screen
     */
    public Bios(Cpu cpu, GuestMemory memory, PortBus ports, A20Gate a20, Scheduler scheduler, VideoHardware hardware,
            long ramBytes, List<BiosDrive> drives, BootDevices boot, Runnable onNothingToBoot) {
        this.cpu = cpu;
        this.memory = memory;
        this.ports = ports;
        this.drives = drives;
        this.boot = boot;
        this.onNothingToBoot = onNothingToBoot;
        this.call = new BiosCall(cpu);
        this.bda = new BiosDataArea(memory);
        this.video = new Int10Video(memory, bda, ports, hardware);
        this.time = new Int1aTime(bda, ports);
        this.system = new Int15System(cpu, memory, a20, scheduler, ramBytes);
        this.tick = new Int08Timer(bda);
        this.keyboardInterrupt = new Int09Keyboard(bda, ports);
        this.keyboardService = new Int16Keyboard(bda);
        this.equipment = new Int11Equipment(bda);
        this.disk = new Int13Disk(memory, bda, drives);
        ports.attach("BIOS traps", RomStubs.TRAP_PORT, RomStubs.TRAP_PORT, this);
    }

    /** Puts the ROM in place and starts the CPU in it, as a reset does: the self test runs with the first instruction. */
    public void reset() {
        byte[] image = new RomStubs().image();
        memory.installRom((int) ROM_BASE, image);
        cpu.reset();
        cpu.seg[Segment.CS].set(RomStubs.SEGMENT, ROM_BASE, 0xffff, cpu.seg[Segment.CS].attributes);
        cpu.rip = RomStubs.POST;
    }

    /** What the guest's last disk transfer asked for beyond the disk's end, in words; null if it stayed on the disk. */
    public String diskOverrun() {
        Int13Disk.Overrun overrun = disk.overrun();
        return overrun == null ? null : "the guest's last disk read wanted sector " + overrun.wanted() + " of drive "
                + Hex.prefixed(overrun.drive()) + ", which has " + overrun.sectors() + " sectors: is the image cut off?";
    }

    /** Whether a key waits in the BIOS's own buffer for a guest that leaves the keyboard to INT 09h and INT 16h. */
    public boolean keyWaits() {
        return !cpu.protectedMode() && memory.read(0x09 * 4L, 4) == ((long) RomStubs.SEGMENT << 16 | RomStubs.INT_09)
                && bda.wordAt(BiosDataArea.KEY_HEAD) != bda.wordAt(BiosDataArea.KEY_TAIL);
    }

    /** BIOS services answered since power-on. */
    public long calls() {
        return calls;
    }

    @Override
    public void save(StateWriter out) {
        out.number("calls", calls);
        out.part("video", video);
        out.part("disk", disk);
        out.part("system", system);
    }

    @Override
    public void load(StateReader in) {
        calls = in.number("calls");
        in.part("video", video);
        in.part("disk", disk);
        in.part("system", system);
    }

    @Override
    public int in8(int port) {
        return 0xff;
    }

    @Override
    public void out8(int port, int value) {
        if (cpu.seg[Segment.CS].base != ROM_BASE || cpu.seg[Segment.CS].selector != RomStubs.SEGMENT) {
            return;
        }
        if (answered((int) cpu.startRip & 0xffff)) {
            calls++;
        }
    }

    /** Does what the stub at an offset of the ROM stands for; false where there is none. */
    private boolean answered(int stub) {
        switch (stub) {
            case RomStubs.POST -> post();
            case RomStubs.INT_08 -> tick.call(call);
            case RomStubs.INT_09 -> keyboardInterrupt.call(call);
            case RomStubs.INT_10 -> video.call(call);
            case RomStubs.INT_11 -> equipment.equipment(call);
            case RomStubs.INT_12 -> equipment.memorySize(call);
            case RomStubs.INT_13 -> disk.call(call);
            case RomStubs.INT_15 -> system.call(call);
            case RomStubs.INT_16 -> keyboardService.call(call);
            case RomStubs.INT_18 -> nothingToBoot();
            case RomStubs.INT_19 -> bootstrap();
            case RomStubs.INT_1A -> time.call(call);
            case RomStubs.INT_70 -> {
                time.interrupt(call);
                endOfInterrupt(true);
            }
            case RomStubs.MASTER_IRQ -> endOfInterrupt(false);
            case RomStubs.SLAVE_IRQ -> endOfInterrupt(true);
            case RomStubs.INT_14, RomStubs.INT_17, RomStubs.NMI -> {
                // no printer, no serial service: the caller's registers stay as they are
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void endOfInterrupt(boolean slave) {
        if (slave) {
            ports.out(0xa0, 1, 0x20);
        }
        ports.out(0x20, 1, 0x20);
    }

    private void post() {
        processor();
        vectors();
        // in this order: ICW1 clears the edge that programming the timer has raised
        timer();
        interruptControllers();
        boolean com1 = "COM1".equals(ports.owner(0x3f8));
        int floppies = 0;
        int fixed = 0;
        for (BiosDrive drive : drives) {
            if (drive.isFixed()) {
                fixed += drive.isCdRom() ? 0 : 1;
            } else {
                floppies++;
            }
        }
        bda.initialise(com1, false, fixed, floppies);
        keyboard();
        video.initialise();
        video.enterMode(3, true);
        time.ticksFromClock();
        bootstrap();
    }

    /** Caches on, and an IDTR that spans the 256 vectors. */
    private void processor() {
        cpu.control.writeCr0(cpu.control.cr0 & ~(ControlRegisters.CD | ControlRegisters.NW));
        cpu.idtrLimit = 0x3ff;
    }

    private void vectors() {
        for (int vector = 0; vector < 0x78; vector++) {
            boolean unused = vector >= 0x60 && vector < 0x68;
            vector(vector, unused ? 0 : RomStubs.IRET_ONLY, unused ? 0 : RomStubs.SEGMENT);
        }
        rom(0x02, RomStubs.NMI);
        rom(0x08, RomStubs.INT_08);
        rom(0x09, RomStubs.INT_09);
        for (int vector = 0x0a; vector <= 0x0f; vector++) {
            rom(vector, RomStubs.MASTER_IRQ);
        }
        rom(0x10, RomStubs.INT_10);
        rom(0x11, RomStubs.INT_11);
        rom(0x12, RomStubs.INT_12);
        rom(0x13, RomStubs.INT_13);
        rom(0x14, RomStubs.INT_14);
        rom(0x15, RomStubs.INT_15);
        rom(0x16, RomStubs.INT_16);
        rom(0x17, RomStubs.INT_17);
        rom(0x18, RomStubs.INT_18);
        rom(0x19, RomStubs.INT_19);
        rom(0x1a, RomStubs.INT_1A);
        rom(0x1e, RomStubs.DISKETTE_PARAMETERS);
        rom(0x70, RomStubs.INT_70);
        for (int vector = 0x71; vector <= 0x77; vector++) {
            rom(vector, RomStubs.SLAVE_IRQ);
        }
        rom(0x75, RomStubs.INT_75);
    }

    private void rom(int vector, int offset) {
        vector(vector, offset, RomStubs.SEGMENT);
    }

    private void vector(int vector, int offset, int segment) {
        memory.write(vector * 4L, 2, offset);
        memory.write(vector * 4L + 2, 2, segment);
    }

    /** Vectors 08h and 70h; open: IRQ 0, 1, 2, 6 and 8, 12, 13, 14. Kernels keep these masks. */
    private void interruptControllers() {
        for (int base : new int[] {0x20, 0xa0}) {
            boolean master = base == 0x20;
            ports.out(base, 1, 0x11);
            ports.out(base + 1, 1, master ? 0x08 : 0x70);
            ports.out(base + 1, 1, master ? 0x04 : 0x02);
            ports.out(base + 1, 1, 0x01);
            ports.out(base + 1, 1, master ? 0xb8 : 0x8e);
        }
    }

    /** Channel 0: mode 2, divisor 65536 (18.2 Hz). */
    private void timer() {
        ports.out(0x43, 1, 0x34);
        ports.out(0x40, 1, 0);
        ports.out(0x40, 1, 0);
    }

    /** Keyboard on, IRQ 1 on, translation to scan code set 1; the mouse port's clock stays off. */
    private void keyboard() {
        ports.out(0x64, 1, 0xaa);
        ports.in(0x60, 1);
        ports.out(0x64, 1, 0x60);
        ports.out(0x60, 1, 0x61);
        ports.out(0x64, 1, 0xae);
    }

    /** INT 19h: the first code into memory, and on to it. */
    private void bootstrap() {
        BootDevices.Loaded loaded = boot.load(memory);
        if (loaded == null) {
            cpu.seg[Segment.CS].set(RomStubs.SEGMENT, ROM_BASE, 0xffff, cpu.seg[Segment.CS].attributes);
            cpu.rip = RomStubs.INT_18;
            return;
        }
        loaded.enter(cpu);
    }

    private void nothingToBoot() {
        String message = "No bootable device.\r\n";
        TextPage page = new TextPage(memory, bda, ports);
        for (int i = 0; i < message.length(); i++) {
            page.teletype(0, message.charAt(i));
        }
        onNothingToBoot.run();
    }
}
