package dev.emu64.ops;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtContext;

/** Control of the x87 (SDM vol. 1, 5.2.6 and 8.1). The FN... instructions do not wait for pending exceptions. */
final class X87Control {
    private X87Control() {
    }

    static void fwait(Cpu c, Insn i) {
        c.fpu.checkWait();
    }

    static void fninit(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
        c.fpu.initialise();
    }

    /** FNCLEX: exception flags, SF, ES and B. */
    static void fnclex(Cpu c, Insn i) {
        FpuState f = c.fpu;
        f.checkX87NoWait();
        f.status(f.fsw & ~0x80ff);
    }

    /** FENI, FDISI of the 8087 and FSETPM of the 287 do nothing since the 387. */
    static void obsolete(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
    }

    /** FLDCW: exceptions that become unmasked are pending from then on. */
    static void fldcw(Cpu c, Insn i) {
        FpuState f = c.fpu;
        f.checkX87();
        f.control((int) Operands.read0(c, i), f.fsw);
    }

    static void fnstcw(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
        Operands.write0(c, i, c.fpu.fcw);
    }

    static void fnstsw(Cpu c, Insn i) {
        c.fpu.checkX87NoWait();
        Operands.write0(c, i, c.fpu.fsw);
    }

    static void fnop(Cpu c, Insn i) {
        X87.begin(c);
        X87.note(c, i, c.fpu);
    }

    static void fincstp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        f.incrementTop();
        X87.finish(c, i, f);
    }

    static void fdecstp(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        f.decrementTop();
        X87.finish(c, i, f);
    }

    static void ffree(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        f.free(i.op0);
        X87.finish(c, i, f);
    }

    /** FFREEP, an undocumented neighbour of FFREE: pops as well. */
    static void ffreep(Cpu c, Insn i) {
        FpuState f = X87.begin(c);
        f.free(i.op0);
        f.pop();
        X87.finish(c, i, f);
    }

    /** EMMS: all registers are empty and TOP is 0, so that x87 instructions find a clean stack (SDM vol. 2A, EMMS). */
    static void emms(Cpu c, Insn i) {
        c.fpu.checkMmx();
        c.fpu.enterMmx();
        c.fpu.tags = 0;
    }

    /** Ends an instruction that leaves the condition codes, C1 too unless there is a stack fault. */
    static void finishKeepingC1(Cpu c, Insn i, FpuState f) {
        int kept = f.stackFault == 0 ? f.fsw : f.fsw & ~ExtContext.C1;
        f.status(kept | f.x.raised() | f.stackFault);
        X87.note(c, i, f);
    }

    // ---- environment

    /** FLDENV. */
    static void fldenv(Cpu c, Insn i) {
        c.fpu.checkX87();
        int bytes = X87Environment.bytes(i);
        MemoryArea area = MemoryArea.toRead(c, i.seg, Operands.effectiveAddress(c, i), bytes);
        X87Environment.load(c, i, area);
    }

    /** FNSTENV; masks all exceptions. */
    static void fnstenv(Cpu c, Insn i) {
        FpuState f = c.fpu;
        f.checkX87NoWait();
        int bytes = X87Environment.bytes(i);
        MemoryArea area = MemoryArea.toWrite(c, i.seg, Operands.effectiveAddress(c, i), bytes);
        X87Environment.store(c, i, area);
        f.control(f.fcw | 0x3f, f.fsw);
    }

    /** FRSTOR: the environment and the registers from ST(0) on. */
    static void frstor(Cpu c, Insn i) {
        FpuState f = c.fpu;
        f.checkX87();
        int bytes = X87Environment.bytes(i);
        MemoryArea area = MemoryArea.toRead(c, i.seg, Operands.effectiveAddress(c, i), bytes + 80);
        X87Environment.load(c, i, area);
        for (int n = 0; n < 8; n++) {
            int at = bytes + 10 * n;
            int r = f.st(n);
            long significand = 0;
            for (int word = 0; word < 4; word++) {
                significand |= area.read(at + 2 * word, 2) << 16 * word;
            }
            f.significand[r] = significand;
            f.signExponent[r] = (int) area.read(at + 8, 2);
        }
    }

    /** FNSAVE: the environment and the registers from ST(0) on; then as FNINIT. */
    static void fnsave(Cpu c, Insn i) {
        FpuState f = c.fpu;
        f.checkX87NoWait();
        int bytes = X87Environment.bytes(i);
        MemoryArea area = MemoryArea.toWrite(c, i.seg, Operands.effectiveAddress(c, i), bytes + 80);
        X87Environment.store(c, i, area);
        for (int n = 0; n < 8; n++) {
            int at = bytes + 10 * n;
            int r = f.st(n);
            // words, because 10 n is no multiple of four: alignment checks see only the environment's
            for (int word = 0; word < 4; word++) {
                area.write(at + 2 * word, 2, f.significand[r] >>> 16 * word);
            }
            area.write(at + 8, 2, f.signExponent[r]);
        }
        f.initialise();
    }
}
