package dev.emu64.fuzz;

import dev.emu64.bus.PortBus;
import dev.emu64.bus.PortHandler;
import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.Engine;
import java.util.EnumSet;
import java.util.SplittableRandom;

/**
 * A processor, a mebibyte of RAM and a timer, on which an engine runs one random program after the other. All
 * that happens follows from the seed and the count of instructions, whatever the engine.
 */
final class FuzzBoard {
    static final int RAM_BYTES = 0x100000;
    /** Programs begin with this much RAM of their own; what lies above keeps what earlier ones left there. */
    static final int FRESH_BYTES = 0x40000;
    static final int DATA = 0x10000;
    static final int CODE = 0x20000;
    static final int STACK = 0x30000;
    private static final int CODE_BYTES = 0x1800;
    private static final int CHUNK = 1 << 16;
    private static final int TIMER_VECTOR = 0x20;
    private static final long[] EDGES = {0, 1, -1, 0x7f, 0x80, 0x7fff, 0x8000, 0x7fffffffL, 0x80000000L, 0xffffffffL,
        Long.MAX_VALUE, Long.MIN_VALUE, 0xffff, 0x20ff8, 0x10ffe, 0x13ffd, 0xffff800000010000L, 0x200ff0, 31, 32, 63, 64,
        // model-specific registers
        0x10, 0x1b, 0x174, 0x277, 0xc0000080L, 0xc0000082L, 0xc0000100L, 0xc0000102L};

    final FuzzMode mode;
    final GuestMemory memory = GuestMemory.flat(RAM_BYTES);
    final Cpu cpu;
    final Scheduler scheduler = new Scheduler(new VirtualClock(1));
    final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
    private final Scheduler.Event timer;
    private final CodeGenerator generator;
    private final SplittableRandom seeds;
    private final byte[] zeros = new byte[FRESH_BYTES];
    private SplittableRandom random;
    private Engine engine;
    private long programEnd;
    private boolean ticking;
    /** Programs begun. */
    private int programs;

    FuzzBoard(FuzzMode mode, CodeGenerator generator, long seed) {
        this.mode = mode;
        this.generator = generator;
        seeds = new SplittableRandom(seed);
        for (int chunk = 0; chunk < RAM_BYTES; chunk += CHUNK) {
            memory.offset(chunk);
        }
        PortBus ports = new PortBus();
        cpu = new Cpu(new Mmu(memory), ports, scheduler.clock());
        cpu.cpuid.features(EnumSet.allOf(CpuidFeature.class));
        timer = scheduler.event("timer", () -> cpu.interruptLine(true));
        cpu.connect(() -> {
            cpu.interruptLine(false);
            timer.in(50 + random.nextInt(400));
            return TIMER_VECTOR;
        });
        ports.attach("time", 0, 0xff, new PortHandler() {
            @Override
            public int in8(int port) {
                return (int) scheduler.nanos();
            }

            @Override
            public void out8(int port, int value) {
                timer.in(value & 15);
            }
        });
    }

    FuzzBoard with(Engine chosen) {
        engine = chosen;
        begin();
        return this;
    }

    int programs() {
        return programs;
    }

    /** Runs until {@code end} instructions have been executed; programs that halt or shut down give way to the next one. */
    void run(long end) {
        VirtualClock clock = scheduler.clock();
        while (clock.instructions < end) {
            scheduler.runDue();
            if (cpu.attention != 0) {
                cpu.interrupts.boundary();
            }
            boolean asleep = cpu.halted && (cpu.attention & Cpu.ATTENTION_INTERRUPT) == 0;
            if (cpu.shutdown || clock.instructions >= programEnd || asleep && !(ticking && cpu.flags.is(Flags.IF))) {
                // the count goes on even where a program does not get to its first instruction
                clock.instructions++;
                begin();
            } else if (asleep) {
                if (!scheduler.skipToNext()) {
                    ticking = false;
                }
            } else {
                engine.run(Math.min(end, programEnd));
            }
        }
    }

    // ---- a program's beginning

    private void begin() {
        programs++;
        random = seeds.split();
        programEnd = scheduler.clock().instructions + 200 + random.nextInt(3000);
        memory.copyIn(0, zeros, 0, FRESH_BYTES);
        byte[] noise = new byte[0x400];
        for (int address = DATA; address < FRESH_BYTES; address += 0x3c00) {
            random.nextBytes(noise);
            memory.copyIn(address, noise, 0, noise.length);
        }
        new FuzzTables(memory, random, mode).write();
        byte[] code = generator.program(random, mode, CODE_BYTES);
        memory.copyIn(CODE, code, 0, code.length);
        registers();
        if (random.nextInt(4) == 0) {
            engine.flush();
        }
    }

    private void registers() {
        cpu.reset();
        for (int i = 0; i < 16; i++) {
            cpu.r[i] = value();
            cpu.fpu.xmm[4 * i] = random.nextLong();
            cpu.fpu.xmm[4 * i + 1] = value();
            cpu.fpu.xmm[4 * i + 2] = random.nextLong();
            cpu.fpu.xmm[4 * i + 3] = value();
        }
        cpu.fpu.fcw = random.nextBoolean() ? 0x37f : random.nextInt(0x1000) | 0x40;
        cpu.r[Cpu.RSP] = mode.segmented() ? 0xff00 : STACK + 0xff00;
        cpu.rip = mode.segmented() ? 0 : CODE;
        system();
        segments();
        cpu.refresh();
        int flags = random.nextInt() & (Flags.CF | Flags.PF | Flags.AF | Flags.ZF | Flags.SF | Flags.OF) | Flags.FIXED;
        flags |= random.nextInt(4) == 0 ? Flags.DF : 0;
        flags |= random.nextInt(32) == 0 ? Flags.TF : 0;
        flags |= random.nextInt(4) == 0 ? Flags.AC : 0;
        flags |= random.nextInt(4) == 0 ? Flags.IOPL : 0;
        ticking = random.nextBoolean();
        flags |= ticking ? Flags.IF : 0;
        if (mode == FuzzMode.V86) {
            flags |= Flags.VM;
        }
        cpu.writeFlags(flags, -1);
        cpu.refresh();
        cpu.interruptLine(false);
        timer.cancel();
        if (ticking) {
            timer.in(1 + random.nextInt(300));
        }
    }

    private long value() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> EDGES[random.nextInt(EDGES.length)];
            case 2 -> random.nextInt(256);
            case 3 -> DATA + (random.nextInt(FRESH_BYTES - DATA) & -64);
            default -> DATA + random.nextInt(FRESH_BYTES - DATA);
        };
    }

    private void system() {
        cpu.control.cr4 = ControlRegisters.OSFXSR | ControlRegisters.OSXMMEXCPT | ControlRegisters.OSXSAVE
            | random.nextInt() & (ControlRegisters.VME | ControlRegisters.TSD | ControlRegisters.DE | ControlRegisters.FSGSBASE
            | ControlRegisters.PCE);
        cpu.control.xcr0 = 7;
        cpu.control.cr0 = ControlRegisters.ET | (random.nextBoolean() ? ControlRegisters.NE : 0)
            | (random.nextBoolean() ? ControlRegisters.AM : 0) | (random.nextBoolean() ? ControlRegisters.WP : 0);
        cpu.idtrBase = mode.real() ? 0 : FuzzTables.IDT;
        cpu.idtrLimit = mode.real() ? 0x3ff : 0xfff;
        if (mode.real()) {
            return;
        }
        cpu.gdtrBase = FuzzTables.GDT;
        cpu.gdtrLimit = FuzzTables.GDT_LIMIT;
        cpu.tr.set(FuzzTables.TASK, FuzzTables.TSS, FuzzTables.TSS_LIMIT, 0x8b);
        cpu.ldtr.set(FuzzTables.LDT, FuzzTables.LDT_BASE, 0xff, 0x82);
        cpu.control.cr0 |= ControlRegisters.PE;
        if (mode.longMode()) {
            cpu.control.cr4 |= ControlRegisters.PAE;
            cpu.control.efer = ControlRegisters.LME | ControlRegisters.LMA | ControlRegisters.NXE | ControlRegisters.SCE;
            cpu.msrs.lstar = 0x4000;
            cpu.msrs.star = 0x0018_0008L << 32;
        }
        if (mode.paging) {
            cpu.control.cr4 |= ControlRegisters.PSE;
            cpu.control.cr3 = mode.longMode() ? FuzzTables.ROOT64 : FuzzTables.ROOT32;
            cpu.control.cr0 |= ControlRegisters.PG;
        }
    }

    private void segments() {
        int level = mode.cpl;
        if (mode.segmented()) {
            boolean v86 = mode == FuzzMode.V86;
            long limit = mode == FuzzMode.UNREAL ? 0xffffffffL : 0xffff;
            int data = mode == FuzzMode.UNREAL ? 0xc093 : v86 ? 0xf3 : 0x93;
            int protectedSelector = mode == FuzzMode.PROT16 ? FuzzTables.DATA16 : 0;
            for (int s : new int[] {Segment.ES, Segment.DS, Segment.FS, Segment.GS}) {
                int base = s == Segment.FS ? 0 : s == Segment.GS ? 0x18000 : DATA;
                cpu.seg[s].set(protectedSelector != 0 ? protectedSelector : base >>> 4, base, limit, data);
            }
            cpu.seg[Segment.CS].set(protectedSelector != 0 ? FuzzTables.CODE16 : CODE >>> 4, CODE, 0xffff, v86 ? 0xf3 : 0x9b);
            cpu.seg[Segment.SS].set(protectedSelector != 0 ? FuzzTables.DATA16 : STACK >>> 4, STACK, 0xffff, v86 ? 0xf3 : 0x93);
            return;
        }
        for (int s : new int[] {Segment.ES, Segment.SS, Segment.DS, Segment.FS, Segment.GS}) {
            cpu.seg[s].set(level == 0 ? FuzzTables.DATA0 : FuzzTables.DATA3, 0, 0xffffffffL, 0xc093 | level << 5);
        }
        boolean code64 = mode.codeSize == 8;
        int code = code64 ? level == 0 ? FuzzTables.CODE64 : FuzzTables.CODE64_3 : level == 0 ? FuzzTables.CODE0 : FuzzTables.CODE3;
        cpu.seg[Segment.CS].set(code, 0, code64 ? 0 : 0xffffffffL, (code64 ? 0xa09b : 0xc09b) | level << 5);
    }
}
