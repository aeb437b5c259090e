package dev.emu64.ops;

import dev.emu64.bits.Bits;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;
import dev.emu64.softfloat.ExtContext;
import dev.emu64.softfloat.ExtInteger;
import dev.emu64.softfloat.ExtNarrow;

/**
 * What x87 instructions have in common (SDM vol. 1, 8.1 and 8.5): availability, register stack faults, the status word
 * and the pointers to the last instruction and operand. An instruction runs so:
 *
 * <pre>
 *   FpuState f = X87.begin(c);          // #NM, #MF
 *   if (X87.operands(c, i, f)) {        // memory faults come here, before anything changes; false: stack underflow
 *       ... compute from ST registers and f.x into f.x
 *   }
 *   X87.finish(c, i, f);                // status word, pointers
 *   X87.write(f, n);                    // the result, unless an unmasked exception keeps the destination
 * </pre>
 * A stack fault is an invalid operation whose result is the real indefinite, so what follows treats both alike.
 */
final class X87 {
    private static final int SF = 0x40;

    private X87() {
    }

    /** Begins a waiting instruction. */
    static FpuState begin(Cpu c) {
        FpuState f = c.fpu;
        f.checkX87();
        f.x.setControlWord(f.fcw);
        f.x.begin();
        f.stackFault = 0;
        return f;
    }

    /** A source register is empty: SF, IE, C1 clear; the result is the real indefinite. */
    static void underflow(FpuState f) {
        f.stackFault = SF;
        f.x.setInvalid();
    }

    /** The register to be pushed into is not empty: SF, IE, C1 set; the result is the real indefinite. */
    static void overflow(FpuState f) {
        f.stackFault = SF | ExtContext.C1;
        f.x.setInvalid();
    }

    /** ST(n) as the result; or underflow, and false. */
    static boolean source(FpuState f, int n) {
        int r = f.st(n);
        if ((f.tags >>> r & 1) == 0) {
            underflow(f);
            return false;
        }
        f.x.signExponent = f.signExponent[r];
        f.x.significand = f.significand[r];
        return true;
    }

    /** The register ST(n) that an arithmetic instruction writes: operand 0, ST(0) for memory forms. */
    static int destination(Insn i) {
        return i.op0 == Insn.MEM ? 0 : i.op0;
    }

    /**
     * The second operand of arithmetic on reals, widened, into f.x: m32, m64 or the register operand 1. False if it or
     * the destination is empty.
     */
    static boolean operands(Cpu c, Insn i, FpuState f) {
        if (i.op0 == Insn.MEM) {
            return real(c, i, f);
        }
        if (f.empty(i.op0)) {
            underflow(f);
            return false;
        }
        return source(f, i.op1);
    }

    /** An m32 or m64 operand into f.x; false if ST(0) is empty. */
    static boolean real(Cpu c, Insn i, FpuState f) {
        long bits = load(c, i, f);
        if (f.empty(0)) {
            underflow(f);
            return false;
        }
        if (i.size0 == 4) {
            ExtNarrow.widen32(f.x, (int) bits);
        } else {
            ExtNarrow.widen64(f.x, bits);
        }
        return true;
    }

    /** An m16int or m32int operand into f.x; false if ST(0) is empty. */
    static boolean integer(Cpu c, Insn i, FpuState f) {
        long value = Bits.signExtend(i.size0, load(c, i, f));
        if (f.empty(0)) {
            underflow(f);
            return false;
        }
        ExtInteger.fromInt64(f.x, value);
        return true;
    }

    /** Loads the memory operand (2, 4 or 8 bytes) and notes where it lies. */
    static long load(Cpu c, Insn i, FpuState f) {
        long offset = Operands.effectiveAddress(c, i);
        long value = c.load(i.seg, offset, i.size0);
        noteOperand(c, i, f, offset);
        return value;
    }

    /** Notes offset and selector of the memory operand; it has been accessed. */
    static void noteOperand(Cpu c, Insn i, FpuState f, long offset) {
        f.lastOperand = offset;
        f.lastOperandSelector = c.seg[i.seg].selector;
    }

    /** Ends an instruction: exceptions and condition codes into the status word, and the instruction's pointer. */
    static void finish(Cpu c, Insn i, FpuState f) {
        f.status(f.x.applyTo(f.fsw) | f.stackFault);
        note(c, i, f);
    }

    /** Notes pointer and opcode of a non-control instruction. */
    static void note(Cpu c, Insn i, FpuState f) {
        f.lastInstruction = c.startRip;
        f.lastInstructionSelector = c.seg[Segment.CS].selector;
        f.lastOpcode = (i.cond & 7) << 8 | i.modrm;
    }

    /** Writes the result to ST(n) unless an unmasked exception keeps it. */
    static void write(FpuState f, int n) {
        if (f.x.writesRegister()) {
            f.write(n, f.x.signExponent, f.x.significand);
        }
    }

    /** Pops unless an unmasked exception has kept the destination. */
    static void pop(FpuState f) {
        if (f.x.writesRegister()) {
            f.pop();
        }
    }

    /** Whether ST(7), into which a push goes, is empty; else overflow. */
    static boolean hasRoom(FpuState f) {
        if (f.empty(7)) {
            return true;
        }
        overflow(f);
        return false;
    }

    /** Ends an instruction whose result is pushed. */
    static void finishPush(Cpu c, Insn i, FpuState f) {
        finish(c, i, f);
        if (f.x.writesRegister()) {
            f.decrementTop();
            f.write(0, f.x.signExponent, f.x.significand);
        }
    }
}
