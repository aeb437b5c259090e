package dev.emu64.ops;

import dev.emu64.decode.Insn;

// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.
/** Numbers of the forms that {@link Quick} executes: registers, then those with a memory operand. */
final class QuickForm {
    static final int NONE = 0;
    static final int FIRST_WITH_MEMORY = 76;
    static final int LAST = 104;

    private QuickForm() {
    }

    /** The form of an instruction, or NONE. */
    static int of(Insn i) {
        return switch (i.op) {
            case 2 -> add(i);
            case 6 -> sub(i);
            case 28 -> adc(i);
            case 29 -> sbb(i);
            case 3 -> cmp(i);
            case 8 -> and(i);
            case 16 -> or(i);
            case 7 -> xor(i);
            case 5 -> test(i);
            case 0 -> mov(i);
            case 4 -> lea(i);
            case 23 -> cmov(i);
            case 14 -> inc(i);
            case 15 -> dec(i);
            case 30 -> neg(i);
            case 31 -> not(i);
            case 25 -> imul2(i);
            case 69 -> imul3(i);
            case 18 -> shl(i);
            case 19 -> shr(i);
            case 20 -> sar(i);
            case 406 -> rol(i);
            case 407 -> ror(i);
            case 17 -> movzx(i);
            case 22 -> movsxd(i);
            default -> NONE;
        };
    }

    private static int add(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 1;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 10;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 36;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 45;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 76;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 88;
        }
        return NONE;
    }

    private static int sub(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 2;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 11;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 37;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 46;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 77;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 89;
        }
        return NONE;
    }

    private static int adc(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 3;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 12;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 38;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 47;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 78;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 90;
        }
        return NONE;
    }

    private static int sbb(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 4;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 13;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 39;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 48;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 79;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 91;
        }
        return NONE;
    }

    private static int cmp(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 5;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 14;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 40;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 49;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 1 && i.op1 >= 0 && i.op1 < 16) {
            return 72;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 1 && i.op1 == Insn.IMM) {
            return 74;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 80;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 92;
        }
        if (i.op0 == Insn.MEM && i.op1 >= 0 && i.op1 < 16) {
            return 101;
        }
        if (i.op0 == Insn.MEM && i.op1 == Insn.IMM) {
            return 102;
        }
        return NONE;
    }

    private static int and(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 6;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 15;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 41;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 50;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 81;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 93;
        }
        return NONE;
    }

    private static int or(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 7;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 16;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 42;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 51;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 82;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 94;
        }
        return NONE;
    }

    private static int xor(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 8;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 17;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 43;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 52;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 83;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 95;
        }
        return NONE;
    }

    private static int test(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 9;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 18;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 44;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 53;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 1 && i.op1 >= 0 && i.op1 < 16) {
            return 73;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 1 && i.op1 == Insn.IMM) {
            return 75;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 84;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 96;
        }
        if (i.op0 == Insn.MEM && i.op1 >= 0 && i.op1 < 16) {
            return 103;
        }
        if (i.op0 == Insn.MEM && i.op1 == Insn.IMM) {
            return 104;
        }
        return NONE;
    }

    private static int mov(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 19;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 20;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 54;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 55;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 85;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 97;
        }
        return NONE;
    }

    private static int lea(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.addrSize == 8) {
            return 21;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.addrSize == 8) {
            return 56;
        }
        return NONE;
    }

    private static int cmov(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 22;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 57;
        }
        return NONE;
    }

    private static int inc(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && true) {
            return 23;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && true) {
            return 58;
        }
        return NONE;
    }

    private static int dec(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && true) {
            return 24;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && true) {
            return 59;
        }
        return NONE;
    }

    private static int neg(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && true) {
            return 25;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && true) {
            return 60;
        }
        return NONE;
    }

    private static int not(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && true) {
            return 26;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && true) {
            return 61;
        }
        return NONE;
    }

    private static int imul2(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 27;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 62;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 87;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 99;
        }
        return NONE;
    }

    private static int imul3(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 28;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16) {
            return 63;
        }
        return NONE;
    }

    private static int shl(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 29;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 64;
        }
        return NONE;
    }

    private static int shr(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 30;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 65;
        }
        return NONE;
    }

    private static int sar(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 31;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 66;
        }
        return NONE;
    }

    private static int rol(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 32;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 67;
        }
        return NONE;
    }

    private static int ror(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.IMM) {
            return 33;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.IMM) {
            return 68;
        }
        return NONE;
    }

    private static int movzx(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16 && i.size1 == 1) {
            return 34;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16 && i.size1 == 2) {
            return 35;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16 && i.size1 == 1) {
            return 69;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 >= 0 && i.op1 < 16 && i.size1 == 2) {
            return 70;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 86;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 4 && i.op1 == Insn.MEM) {
            return 98;
        }
        return NONE;
    }

    private static int movsxd(Insn i) {
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 >= 0 && i.op1 < 16) {
            return 71;
        }
        if (i.op0 >= 0 && i.op0 < 16 && i.size0 == 8 && i.op1 == Insn.MEM) {
            return 100;
        }
        return NONE;
    }
}
