package dev.emu64.softfloat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Runs one x87 instruction on ST registers through the softfloat API: just enough of an x87 unit to hold the package
 * against recorded hardware. No register stack faults: cases with them are refused.
 */
final class X87Replay {
    final ExtContext x = new ExtContext();
    /** Physical registers R0-R7. */
    final int[] signExponents = new int[8];
    final long[] significands = new long[8];
    /** Bit i: physical register i holds something. */
    int valid;
    int statusWord;
    int controlWord;
    /** ZF, PF, CF after FCOMI and FUCOMI, else -1. */
    int relation;
    /** The memory operand, little endian; written in place. */
    final ByteBuffer memory = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);

    private static final class StackFault extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private int physical(int i) {
        return (statusWord >> 11) + i & 7;
    }

    private int st(int i) {
        int r = physical(i);
        if ((valid >> r & 1) == 0) {
            throw new StackFault();
        }
        return r;
    }

    private int se(int i) {
        return signExponents[st(i)];
    }

    private long sig(int i) {
        return significands[st(i)];
    }

    private void write(int i, int se, long significand) {
        int r = physical(i);
        signExponents[r] = se;
        significands[r] = significand;
        valid |= 1 << r;
    }

    private void writeResult(int i) {
        if (x.writesRegister()) {
            write(i, x.signExponent, x.significand);
        }
    }

    private void push(int se, long significand) {
        statusWord = statusWord & ~0x3800 | statusWord - 0x800 & 0x3800;
        if ((valid >> physical(0) & 1) != 0) {
            throw new StackFault();
        }
        write(0, se, significand);
    }

    private void pushResult() {
        if (x.writesRegister()) {
            push(x.signExponent, x.significand);
        }
    }

    private void pop() {
        valid &= ~(1 << physical(0));
        statusWord = statusWord & ~0x3800 | statusWord + 0x800 & 0x3800;
    }

    /** Executes; false if this instruction (or a stack fault) is beyond the replay. */
    boolean run(int opcode, int modrm) {
        x.setControlWord(controlWord);
        x.begin();
        relation = -1;
        boolean keepC1 = false;
        try {
            int op = modrm >> 3 & 7;
            boolean handled;
            if (modrm < 0xC0) {
                handled = memoryForm(opcode, op);
            } else {
                keepC1 = (opcode == 0xDA && op < 4) || (opcode == 0xDB || opcode == 0xDF) && op != 4;
                handled = registerForm(opcode, op, modrm & 7);
            }
            if (!handled) {
                return false;
            }
        } catch (StackFault e) {
            return false;
        }
        statusWord = keepC1 ? statusWord | x.raised() : x.applyTo(statusWord);
        boolean pending = (statusWord & ~controlWord & 0x3F) != 0;
        statusWord = statusWord & ~0x8080 | (pending ? 0x8080 : 0);
        return true;
    }

    private boolean memoryForm(int opcode, int op) {
        switch (opcode) {
            case 0xD8 -> ExtNarrow.widen32(x, memory.getInt(0));
            case 0xDC -> ExtNarrow.widen64(x, memory.getLong(0));
            case 0xDA -> ExtInteger.fromInt64(x, memory.getInt(0));
            case 0xDE -> ExtInteger.fromInt64(x, memory.getShort(0));
            default -> {
                return loadOrStore(opcode, op);
            }
        }
        arithmetic(op, 0, se(0), sig(0), x.signExponent, x.significand);
        if (op == 3 && x.writesRegister()) {
            pop();
        }
        return true;
    }

    private void arithmetic(int op, int destination, int aSe, long a, int bSe, long b) {
        switch (op) {
            case 0 -> ExtArithmetic.add(x, aSe, a, bSe, b);
            case 1 -> ExtArithmetic.multiply(x, aSe, a, bSe, b);
            case 2, 3 -> ExtCompare.ordered(x, aSe, a, bSe, b);
            case 4 -> ExtArithmetic.subtract(x, aSe, a, bSe, b);
            case 5 -> ExtArithmetic.subtract(x, bSe, b, aSe, a);
            case 6 -> ExtArithmetic.divide(x, aSe, a, bSe, b);
            default -> ExtArithmetic.divide(x, bSe, b, aSe, a);
        }
        if (op != 2 && op != 3) {
            writeResult(destination);
        }
    }

    private boolean loadOrStore(int opcode, int op) {
        switch (opcode << 4 | op) {
            case 0xD90 -> {
                ExtNarrow.fromFloat32(x, memory.getInt(0));
                pushResult();
            }
            case 0xDD0 -> {
                ExtNarrow.fromFloat64(x, memory.getLong(0));
                pushResult();
            }
            case 0xDB5 -> push(memory.getShort(8) & 0xFFFF, memory.getLong(0));
            case 0xDF4 -> {
                ExtInteger.fromBcd(x, memory.getLong(0), memory.getShort(8) & 0xFFFF);
                pushResult();
            }
            case 0xDF0 -> pushInteger(memory.getShort(0));
            case 0xDB0 -> pushInteger(memory.getInt(0));
            case 0xDF5 -> pushInteger(memory.getLong(0));
            case 0xD92, 0xD93 -> {
                int bits = ExtNarrow.toFloat32(x, se(0), sig(0));
                if (x.writesMemory()) {
                    memory.putInt(0, bits);
                }
                popAfterStore(op == 3);
            }
            case 0xDD2, 0xDD3 -> {
                long bits = ExtNarrow.toFloat64(x, se(0), sig(0));
                if (x.writesMemory()) {
                    memory.putLong(0, bits);
                }
                popAfterStore(op == 3);
            }
            case 0xDB7 -> {
                memory.putLong(0, sig(0)).putShort(8, (short) se(0));
                pop();
            }
            case 0xDF6 -> {
                ExtInteger.toBcd(x, se(0), sig(0));
                if (x.writesMemory()) {
                    memory.putLong(0, x.significand).putShort(8, (short) x.signExponent);
                }
                popAfterStore(true);
            }
            case 0xDF1, 0xDF2, 0xDF3 -> storeInteger(16, op);
            case 0xDB1, 0xDB2, 0xDB3 -> storeInteger(32, op);
            case 0xDD1, 0xDF7 -> storeInteger(64, op);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pushInteger(long value) {
        ExtInteger.fromInt64(x, value);
        pushResult();
    }

    private void storeInteger(int bits, int op) {
        long value = op == 1 ? ExtInteger.toIntegerTruncated(x, se(0), sig(0), bits)
                : ExtInteger.toInteger(x, se(0), sig(0), bits);
        if (x.writesMemory()) {
            switch (bits) {
                case 16 -> memory.putShort(0, (short) value);
                case 32 -> memory.putInt(0, (int) value);
                default -> memory.putLong(0, value);
            }
        }
        popAfterStore(op != 2);
    }

    private void popAfterStore(boolean pops) {
        if (pops && x.writesMemory()) {
            pop();
        }
    }

    private boolean registerForm(int opcode, int op, int i) {
        switch (opcode) {
            case 0xD8 -> {
                arithmetic(op, 0, se(0), sig(0), se(i), sig(i));
                if (op == 3 && x.writesRegister()) {
                    pop();
                }
                return true;
            }
            case 0xDC, 0xDE -> {
                if (op == 2 || op == 3) {
                    return opcode == 0xDE && op == 3 && i == 1 && compareAndPop(true, 2);
                }
                // the reversed forms are swapped in this direction
                arithmetic(op >= 4 ? op ^ 1 : op, i, se(i), sig(i), se(0), sig(0));
                if (opcode == 0xDE && x.writesRegister()) {
                    pop();
                }
                return true;
            }
            case 0xD9 -> {
                return miscellaneous(op << 3 | i, i);
            }
            case 0xDA -> {
                return op == 5 && i == 1 && compareAndPop(false, 2);
            }
            case 0xDB, 0xDF -> {
                if (op != 5 && op != 6) {
                    return false;
                }
                relation = op == 6 ? ExtCompare.ordered(x, se(0), sig(0), se(i), sig(i))
                        : ExtCompare.unordered(x, se(0), sig(0), se(i), sig(i));
                if (opcode == 0xDF && x.writesRegister()) {
                    pop();
                }
                return true;
            }
            default -> {
                if (op != 4 && op != 5) {
                    return false;
                }
                ExtCompare.unordered(x, se(0), sig(0), se(i), sig(i));
                if (op == 5 && x.writesRegister()) {
                    pop();
                }
                return true;
            }
        }
    }

    private boolean compareAndPop(boolean ordered, int pops) {
        if (ordered) {
            ExtCompare.ordered(x, se(0), sig(0), se(1), sig(1));
        } else {
            ExtCompare.unordered(x, se(0), sig(0), se(1), sig(1));
        }
        for (int n = 0; n < pops && x.writesRegister(); n++) {
            pop();
        }
        return true;
    }

    private boolean miscellaneous(int code, int i) {
        switch (code) {
            case 0x20 -> write(0, se(0) ^ ExtFormat.SIGN, sig(0));
            case 0x21 -> write(0, se(0) & ExtFormat.MAX_EXPONENT, sig(0));
            case 0x24 -> ExtCompare.withZero(x, se(0), sig(0));
            case 0x25 -> {
                int r = physical(0);
                ExtCompare.examine(x, (valid >> r & 1) == 0, signExponents[r], significands[r]);
            }
            case 0x28 -> ExtConstants.one(x);
            case 0x29 -> ExtConstants.log2Of10(x);
            case 0x2A -> ExtConstants.log2OfE(x);
            case 0x2B -> ExtConstants.pi(x);
            case 0x2C -> ExtConstants.log10Of2(x);
            case 0x2D -> ExtConstants.lnOf2(x);
            case 0x2E -> ExtConstants.zero(x);
            case 0x30 -> ExtExponential.powerOfTwoMinusOne(x, se(0), sig(0));
            case 0x31 -> ExtExponential.logarithm(x, se(1), sig(1), se(0), sig(0));
            case 0x32 -> ExtTrigonometry.tangent(x, se(0), sig(0));
            case 0x33 -> ExtTrigonometry.arcTangent(x, se(1), sig(1), se(0), sig(0));
            case 0x34 -> ExtScale.extract(x, se(0), sig(0));
            case 0x35 -> ExtRemainder.nearest(x, se(0), sig(0), se(1), sig(1));
            case 0x38 -> ExtRemainder.truncating(x, se(0), sig(0), se(1), sig(1));
            case 0x39 -> ExtExponential.logarithmOfOnePlus(x, se(1), sig(1), se(0), sig(0));
            case 0x3A -> ExtArithmetic.squareRoot(x, se(0), sig(0));
            case 0x3B -> ExtTrigonometry.sineAndCosine(x, se(0), sig(0));
            case 0x3C -> ExtScale.roundToIntegral(x, se(0), sig(0));
            case 0x3D -> ExtScale.scale(x, se(0), sig(0), se(1), sig(1));
            case 0x3E -> ExtTrigonometry.sine(x, se(0), sig(0));
            case 0x3F -> ExtTrigonometry.cosine(x, se(0), sig(0));
            default -> {
                return false;
            }
        }
        place(code);
        return true;
    }

    private void place(int code) {
        if (code >= 0x28 && code <= 0x2E) {
            pushResult();
        } else if (code == 0x31 || code == 0x33 || code == 0x39) {
            writeResult(1);
            if (x.writesRegister()) {
                pop();
            }
        } else if (code >= 0x30) {
            writeResult(0);
            boolean pushes = code == 0x32 || code == 0x34 || code == 0x3B;
            if (pushes && x.writesRegister() && !x.incomplete()) {
                push(x.pushedSignExponent, x.pushedSignificand);
            }
        }
    }
}
