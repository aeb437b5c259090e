package dev.emu64.ops;

import dev.emu64.cpu.Flags;
import dev.emu64.decode.Insn;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** What the quick forms do, in the numbering of {@link QuickForm}. */
final class QuickStatements {
    private QuickStatements() {
    }

    /** Executes forms on registers, as long as they follow each other; the index of the first that was not executed. */
    static int onRegisters(long[] r, Flags f, Insn[] insns, int from, int to, long blockStart) {
        for (int k = from; k < to; k++) {
            Insn i = insns[k];
            switch (i.quick) {
                case 1 -> r[i.op0] = f.add(8, r[i.op0], r[i.op1]);
                case 2 -> r[i.op0] = f.sub(8, r[i.op0], r[i.op1]);
                case 3 -> r[i.op0] = f.adc(8, r[i.op0], r[i.op1]);
                case 4 -> r[i.op0] = f.sbb(8, r[i.op0], r[i.op1]);
                case 5 -> f.sub(8, r[i.op0], r[i.op1]);
                case 6 -> r[i.op0] = f.logic(8, r[i.op0] & r[i.op1]);
                case 7 -> r[i.op0] = f.logic(8, r[i.op0] | r[i.op1]);
                case 8 -> r[i.op0] = f.logic(8, r[i.op0] ^ r[i.op1]);
                case 9 -> f.logic(8, r[i.op0] & r[i.op1]);
                case 10 -> r[i.op0] = f.add(8, r[i.op0], i.imm);
                case 11 -> r[i.op0] = f.sub(8, r[i.op0], i.imm);
                case 12 -> r[i.op0] = f.adc(8, r[i.op0], i.imm);
                case 13 -> r[i.op0] = f.sbb(8, r[i.op0], i.imm);
                case 14 -> f.sub(8, r[i.op0], i.imm);
                case 15 -> r[i.op0] = f.logic(8, r[i.op0] & i.imm);
                case 16 -> r[i.op0] = f.logic(8, r[i.op0] | i.imm);
                case 17 -> r[i.op0] = f.logic(8, r[i.op0] ^ i.imm);
                case 18 -> f.logic(8, r[i.op0] & i.imm);
                case 19 -> r[i.op0] = r[i.op1];
                case 20 -> r[i.op0] = i.imm;
                case 21 -> r[i.op0] = Quick.address(r, i, blockStart);
                case 22 -> r[i.op0] = (f.condition(i.cond) ? r[i.op1] : r[i.op0]);
                case 23 -> r[i.op0] = f.inc(8, r[i.op0]);
                case 24 -> r[i.op0] = f.dec(8, r[i.op0]);
                case 25 -> r[i.op0] = f.sub(8, 0, r[i.op0]);
                case 26 -> r[i.op0] = ~r[i.op0];
                case 27 -> r[i.op0] = BinaryArithmetic.imul(f, 8, r[i.op0], r[i.op1]);
                case 28 -> r[i.op0] = BinaryArithmetic.imul(f, 8, r[i.op1], i.imm);
                case 29 -> r[i.op0] = ShiftRotate.shl(f, 8, r[i.op0], i.imm);
                case 30 -> r[i.op0] = ShiftRotate.shr(f, 8, r[i.op0], i.imm);
                case 31 -> r[i.op0] = ShiftRotate.sar(f, 8, r[i.op0], i.imm);
                case 32 -> r[i.op0] = ShiftRotate.rol(f, 8, r[i.op0], i.imm);
                case 33 -> r[i.op0] = ShiftRotate.ror(f, 8, r[i.op0], i.imm);
                case 34 -> r[i.op0] = r[i.op1] & 0xff;
                case 35 -> r[i.op0] = r[i.op1] & 0xffff;
                case 36 -> r[i.op0] = f.add(4, r[i.op0], r[i.op1]);
                case 37 -> r[i.op0] = f.sub(4, r[i.op0], r[i.op1]);
                case 38 -> r[i.op0] = f.adc(4, r[i.op0], r[i.op1]);
                case 39 -> r[i.op0] = f.sbb(4, r[i.op0], r[i.op1]);
                case 40 -> f.sub(4, r[i.op0], r[i.op1]);
                case 41 -> r[i.op0] = f.logic(4, r[i.op0] & r[i.op1]);
                case 42 -> r[i.op0] = f.logic(4, r[i.op0] | r[i.op1]);
                case 43 -> r[i.op0] = f.logic(4, r[i.op0] ^ r[i.op1]);
                case 44 -> f.logic(4, r[i.op0] & r[i.op1]);
                case 45 -> r[i.op0] = f.add(4, r[i.op0], i.imm);
                case 46 -> r[i.op0] = f.sub(4, r[i.op0], i.imm);
                case 47 -> r[i.op0] = f.adc(4, r[i.op0], i.imm);
                case 48 -> r[i.op0] = f.sbb(4, r[i.op0], i.imm);
                case 49 -> f.sub(4, r[i.op0], i.imm);
                case 50 -> r[i.op0] = f.logic(4, r[i.op0] & i.imm);
                case 51 -> r[i.op0] = f.logic(4, r[i.op0] | i.imm);
                case 52 -> r[i.op0] = f.logic(4, r[i.op0] ^ i.imm);
                case 53 -> f.logic(4, r[i.op0] & i.imm);
                case 54 -> r[i.op0] = r[i.op1] & 0xffffffffL;
                case 55 -> r[i.op0] = i.imm & 0xffffffffL;
                case 56 -> r[i.op0] = Quick.address(r, i, blockStart) & 0xffffffffL;
                case 57 -> r[i.op0] = (f.condition(i.cond) ? r[i.op1] : r[i.op0]) & 0xffffffffL;
                case 58 -> r[i.op0] = f.inc(4, r[i.op0]);
                case 59 -> r[i.op0] = f.dec(4, r[i.op0]);
                case 60 -> r[i.op0] = f.sub(4, 0, r[i.op0]);
                case 61 -> r[i.op0] = ~r[i.op0] & 0xffffffffL;
                case 62 -> r[i.op0] = BinaryArithmetic.imul(f, 4, r[i.op0], r[i.op1]);
                case 63 -> r[i.op0] = BinaryArithmetic.imul(f, 4, r[i.op1], i.imm);
                case 64 -> r[i.op0] = ShiftRotate.shl(f, 4, r[i.op0] & 0xffffffffL, i.imm);
                case 65 -> r[i.op0] = ShiftRotate.shr(f, 4, r[i.op0] & 0xffffffffL, i.imm);
                case 66 -> r[i.op0] = ShiftRotate.sar(f, 4, r[i.op0] & 0xffffffffL, i.imm);
                case 67 -> r[i.op0] = ShiftRotate.rol(f, 4, r[i.op0] & 0xffffffffL, i.imm);
                case 68 -> r[i.op0] = ShiftRotate.ror(f, 4, r[i.op0] & 0xffffffffL, i.imm);
                case 69 -> r[i.op0] = r[i.op1] & 0xff;
                case 70 -> r[i.op0] = r[i.op1] & 0xffff;
                case 71 -> r[i.op0] = (int) r[i.op1];
                case 72 -> f.sub(1, r[i.op0], r[i.op1]);
                case 73 -> f.logic(1, r[i.op0] & r[i.op1]);
                case 74 -> f.sub(1, r[i.op0], i.imm);
                case 75 -> f.logic(1, r[i.op0] & i.imm);
                default -> {
                    return k;
                }
            }
        }
        return to;
    }

    /** Executes a form with a memory operand, whose value is {@code b}, zero-extended. */
    static void withMemory(long[] r, Flags f, Insn i, long b) {
        switch (i.quick) {
            case 76 -> r[i.op0] = f.add(8, r[i.op0], b);
            case 77 -> r[i.op0] = f.sub(8, r[i.op0], b);
            case 78 -> r[i.op0] = f.adc(8, r[i.op0], b);
            case 79 -> r[i.op0] = f.sbb(8, r[i.op0], b);
            case 80 -> f.sub(8, r[i.op0], b);
            case 81 -> r[i.op0] = f.logic(8, r[i.op0] & b);
            case 82 -> r[i.op0] = f.logic(8, r[i.op0] | b);
            case 83 -> r[i.op0] = f.logic(8, r[i.op0] ^ b);
            case 84 -> f.logic(8, r[i.op0] & b);
            case 85 -> r[i.op0] = b;
            case 86 -> r[i.op0] = b;
            case 87 -> r[i.op0] = BinaryArithmetic.imul(f, 8, r[i.op0], b);
            case 88 -> r[i.op0] = f.add(4, r[i.op0], b);
            case 89 -> r[i.op0] = f.sub(4, r[i.op0], b);
            case 90 -> r[i.op0] = f.adc(4, r[i.op0], b);
            case 91 -> r[i.op0] = f.sbb(4, r[i.op0], b);
            case 92 -> f.sub(4, r[i.op0], b);
            case 93 -> r[i.op0] = f.logic(4, r[i.op0] & b);
            case 94 -> r[i.op0] = f.logic(4, r[i.op0] | b);
            case 95 -> r[i.op0] = f.logic(4, r[i.op0] ^ b);
            case 96 -> f.logic(4, r[i.op0] & b);
            case 97 -> r[i.op0] = b;
            case 98 -> r[i.op0] = b;
            case 99 -> r[i.op0] = BinaryArithmetic.imul(f, 4, r[i.op0], b);
            case 100 -> r[i.op0] = (int) b;
            case 101 -> f.sub(i.size0, b, r[i.op1]);
            case 102 -> f.sub(i.size0, b, i.imm);
            case 103 -> f.logic(i.size0, b & r[i.op1]);
            case 104 -> f.logic(i.size0, b & i.imm);
            default -> throw new IllegalStateException("no form on memory: " + i.quick);
        }
    }
}
