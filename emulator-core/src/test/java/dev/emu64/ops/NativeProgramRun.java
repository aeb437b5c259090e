package dev.emu64.ops;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.FpuState;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;

/** Executes a {@link NativeProgram} and gives the outcome in the recorder's form. */
final class NativeProgramRun {
    static final int RESULT_BYTES = 16 + 512 + 256 + NativeProgram.DATA_BYTES;
    private static final int PAGE_TABLES = 0x20000;
    private static final int STATUS = Flags.CF | Flags.PF | Flags.AF | Flags.ZF | Flags.SF | Flags.OF;
    private static final int ERROR_SUMMARY = 0x80;

    private final NativeProgram program;
    private final Cpu cpu;

    NativeProgramRun(NativeProgram program) {
        this.program = program;
        GuestMemory memory = GuestMemory.flat(2 << 20);
        cpu = new Cpu(new Mmu(memory), new PortBus(), new VirtualClock(1));
        EnumSet<CpuidFeature> features = EnumSet.allOf(CpuidFeature.class);
        cpu.cpuid.features(features);
        memory.copyIn(NativeProgram.CODE, program.code, 0, NativeProgram.CODE_BYTES);
        memory.copyIn(NativeProgram.DATA, program.data.array(), 0, NativeProgram.DATA_BYTES);
        longMode(memory);
        segments();
        boolean short16 = program.mode == 2;
        cpu.rip = short16 ? 0 : NativeProgram.CODE;
        cpu.r[Cpu.RAX] = program.mode;
        long data = short16 ? 0 : NativeProgram.DATA;
        cpu.r[Cpu.RBX] = data;
        cpu.r[Cpu.RSI] = data + 512;
        cpu.r[Cpu.RBP] = data + 1024;
        cpu.fpu.initialise();
        cpu.refresh();
    }

    private void longMode(GuestMemory memory) {
        memory.write64(PAGE_TABLES, PAGE_TABLES + 0x1007);
        memory.write64(PAGE_TABLES + 0x1000, PAGE_TABLES + 0x2007);
        memory.write64(PAGE_TABLES + 0x2000, 0xe7);
        cpu.control.cr0 = ControlRegisters.PE | ControlRegisters.ET | ControlRegisters.NE | ControlRegisters.MP
            | ControlRegisters.PG;
        cpu.control.cr3 = PAGE_TABLES;
        cpu.control.cr4 = ControlRegisters.PAE | ControlRegisters.OSFXSR | ControlRegisters.OSXMMEXCPT
            | ControlRegisters.OSXSAVE;
        cpu.control.efer = ControlRegisters.LME | ControlRegisters.LMA;
        cpu.control.xcr0 = 7;
    }

    private void segments() {
        int mode = program.mode;
        int selector = mode == 8 ? 0 : mode == 4 ? 0x2b : 0x17;
        long base = mode == 2 ? NativeProgram.DATA : 0;
        long limit = mode == 2 ? 0xffff : 0xffffffffL;
        for (int s = 0; s < 6; s++) {
            cpu.seg[s].set(selector, base, limit, mode == 2 ? 0xf3 : 0xc0f3);
        }
        cpu.seg[Segment.SS].set(0x2b, 0, 0xffffffffL, 0xc0f3);
        int code = mode == 8 ? 0xa0fb : mode == 4 ? 0xc0fb : 0xfb;
        cpu.seg[Segment.CS].set(mode == 8 ? 0x33 : mode == 4 ? 0x23 : 0x0f, mode == 2 ? NativeProgram.CODE : 0, limit, code);
    }

    /** Runs to HLT or a fault. */
    byte[] run() {
        Decoder decoder = new Decoder(cpu.cpuid.features());
        int vector = GuestFault.GP;
        try {
            while (true) {
                int at = (int) cpu.rip - (program.mode == 2 ? 0 : NativeProgram.CODE);
                if ((program.code[at] & 0xff) == NativeProgram.HLT) {
                    break;
                }
                Insn insn = decoder.decode(program.code, at, NativeProgram.CODE_BYTES - at, null, Decoder.mode(program.mode, true));
                cpu.startRip = cpu.rip;
                cpu.rip += insn.length;
                Dispatch.execute(cpu, insn);
            }
        } catch (GuestFault fault) {
            vector = fault.vector;
            cpu.rip = cpu.startRip;
        }
        return result(vector);
    }

    private byte[] result(int vector) {
        ByteBuffer out = ByteBuffer.allocate(RESULT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, vector);
        out.putInt(4, (int) cpu.rip - (program.mode == 2 ? 0 : NativeProgram.CODE));
        out.putInt(8, cpu.flags.value());
        out.putInt(12, (int) cpu.r[Cpu.RAX]);
        image(out);
        cpu.memory.copyOut(NativeProgram.DATA, out.array(), RESULT_BYTES - NativeProgram.DATA_BYTES, NativeProgram.DATA_BYTES);
        return judged(out.array());
    }

    private void image(ByteBuffer out) {
        FpuState f = cpu.fpu;
        int at = 16;
        boolean pending = (f.fsw & ERROR_SUMMARY) != 0;
        out.putShort(at, (short) f.fcw);
        out.putShort(at + 2, (short) f.fsw);
        out.put(at + 4, (byte) f.tags);
        if (pending) {
            out.putShort(at + 6, (short) f.lastOpcode);
            out.putLong(at + 8, f.lastInstruction);
            out.putLong(at + 16, f.lastOperand);
        }
        out.putInt(at + 24, f.sse.mxcsr());
        for (int n = 0; n < 8; n++) {
            int r = f.st(n);
            out.putLong(at + 32 + 16 * n, f.significand[r]);
            out.putShort(at + 40 + 16 * n, (short) f.signExponent[r]);
        }
        for (int n = 0; n < 16; n++) {
            out.putLong(at + 160 + 16 * n, f.xmm[4 * n]);
            out.putLong(at + 168 + 16 * n, f.xmm[4 * n + 1]);
            out.putLong(at + 512 + 16 * n, f.xmm[4 * n + 2]);
            out.putLong(at + 520 + 16 * n, f.xmm[4 * n + 3]);
        }
    }

    /** What counts of a result: status flags only, no mask of MXCSR, nothing of what lies behind the XMM registers. */
    static byte[] judged(byte[] result) {
        ByteBuffer out = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(8, out.getInt(8) & STATUS);
        out.putInt(16 + 28, 0);
        for (int at = 16 + 416; at < 16 + 512; at++) {
            out.put(at, (byte) 0);
        }
        return result;
    }
}
