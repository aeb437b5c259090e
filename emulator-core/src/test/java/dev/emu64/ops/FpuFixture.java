package dev.emu64.ops;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import java.util.Arrays;
import java.util.HexFormat;

/** A processor that executes bytes one instruction after the other, at 1000h in a flat or a real-mode segment. */
final class FpuFixture {
    static final int CODE = 0x1000;
    static final int NO_FAULT = -1;
    private static final int PAGE_TABLES = 0x20000;
    private static final int MAPPED_PAGES = 256;

    final GuestMemory memory = GuestMemory.flat(2 << 20);
    final Cpu cpu = new Cpu(new Mmu(memory), new PortBus(), new VirtualClock(1));
    private final int codeSize;

    private FpuFixture(int codeSize) {
        this.codeSize = codeSize;
        cpu.fpu.initialise();
    }

    /** CS 0100, DS and SS 2000, so that linear addresses differ from offsets. */
    static FpuFixture real() {
        FpuFixture f = new FpuFixture(2);
        f.segments(0x2000, 0x20000, 0xffff, 0x93);
        f.cpu.seg[Segment.CS].set(0x100, 0x1000, 0xffff, 0x9b);
        f.cpu.refresh();
        return f;
    }

    /** Real-address segments in protected mode with RFLAGS.VM. */
    static FpuFixture virtual86() {
        FpuFixture f = real();
        f.cpu.control.cr0 |= ControlRegisters.PE | ControlRegisters.NE;
        f.cpu.writeFlags(Flags.VM, Flags.VM);
        f.cpu.refresh();
        return f;
    }

    /** 64-bit mode at CPL 0: the first MiB is mapped to itself, OSFXSR and NE are set. */
    static FpuFixture long64() {
        FpuFixture f = new FpuFixture(8);
        f.segments(0x10, 0, 0xffffffffL, 0xc093);
        f.cpu.seg[Segment.CS].set(8, 0, 0xffffffffL, 0xa09b);
        GuestMemory memory = f.memory;
        memory.write64(PAGE_TABLES, PAGE_TABLES + 0x1007);
        memory.write64(PAGE_TABLES + 0x1000, PAGE_TABLES + 0x2007);
        memory.write64(PAGE_TABLES + 0x2000, PAGE_TABLES + 0x3007);
        for (int page = 0; page < MAPPED_PAGES; page++) {
            memory.write64(PAGE_TABLES + 0x3000 + 8 * page, page << 12 | 0x67);
        }
        ControlRegisters control = f.cpu.control;
        control.cr0 = ControlRegisters.PE | ControlRegisters.ET | ControlRegisters.NE | ControlRegisters.PG;
        control.cr3 = PAGE_TABLES;
        control.cr4 = ControlRegisters.PAE | ControlRegisters.OSFXSR;
        control.efer = ControlRegisters.LME | ControlRegisters.LMA;
        f.cpu.refresh();
        return f;
    }

    private void segments(int selector, long base, long limit, int attributes) {
        for (Segment segment : cpu.seg) {
            segment.set(selector, base, limit, attributes);
        }
    }

    /** Executes the instructions that {@code hex} holds; the vector of the fault that ended it, or NO_FAULT. */
    int run(String hex) {
        byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
        Decoder decoder = new Decoder(cpu.cpuid.features());
        long origin = cpu.seg[Segment.CS].base == 0 ? CODE : 0;
        cpu.rip = origin;
        try {
            while (cpu.rip - origin < code.length) {
                int at = (int) (cpu.rip - origin);
                boolean protectedMode = cpu.protectedMode() && !cpu.v86();
                byte[] window = Arrays.copyOf(code, code.length + 16);
                Insn insn = decoder.decode(window, at, window.length - at, null, Decoder.mode(codeSize, protectedMode));
                cpu.startRip = cpu.rip;
                cpu.rip += insn.length;
                Dispatch.execute(cpu, insn);
            }
            return NO_FAULT;
        } catch (GuestFault fault) {
            cpu.rip = cpu.startRip;
            return fault.vector;
        }
    }

    /** The bytes at a physical address, in hexadecimal. */
    String memory(int address, int length) {
        byte[] bytes = new byte[length];
        memory.copyOut(address, bytes, 0, length);
        return HexFormat.of().formatHex(bytes);
    }

    void fill(int address, int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        memory.copyIn(address, bytes, 0, length);
    }
}
