package dev.emu64.softfloat;

/**
 * Runs one SSE, FMA or F16C instruction on registers through the softfloat API: destination xmm0, second operand xmm1,
 * third (FMA) xmm2, integer operand rax.
 */
final class SseReplay {
    /** Opcode maps: 0F, 0F 38, 0F 3A. */
    static final int MAP_0F = 1;
    static final int MAP_38 = 2;
    static final int MAP_3A = 3;

    final SseContext m = new SseContext();
    /** xmm0-xmm2, low and high quadword each. */
    final long[][] xmm = new long[3][2];
    long rax;
    int eflags;
    boolean fault;

    private long[] result;

    private static int single(long[] register, int i) {
        return (int) (register[i >> 1] >>> 32 * (i & 1));
    }

    private static void setSingle(long[] register, int i, int bits) {
        int shift = 32 * (i & 1);
        register[i >> 1] = register[i >> 1] & ~(0xFFFF_FFFFL << shift) | (bits & 0xFFFF_FFFFL) << shift;
    }

    /**
     * Executes; false if the instruction is not one of ours. MXCSR is in {@link #m}.
     *
     * @param prefix 0, 0x66, 0xF3 or 0xF2
     * @param wide REX.W or VEX.W
     */
    boolean run(int prefix, int map, int opcode, int imm8, boolean wide) {
        result = xmm[0].clone();
        long raxResult = rax;
        eflags = 0;
        m.begin();
        boolean handled;
        if (map == MAP_0F && (opcode == 0x2C || opcode == 0x2D)) {
            handled = prefix == 0xF2 || prefix == 0xF3;
            if (handled) {
                raxResult = toInteger(prefix == 0xF2, opcode == 0x2C, wide);
            }
        } else if (map == MAP_0F) {
            handled = convert(prefix, opcode, wide) || arithmetic(prefix, opcode, imm8);
        } else {
            handled = map == MAP_38 ? fused(prefix, opcode, wide) : rounding(prefix, opcode, imm8);
        }
        if (!handled) {
            return false;
        }
        fault = !m.end();
        if (!fault) {
            xmm[0] = result;
            rax = raxResult;
        }
        return true;
    }

    private long toInteger(boolean isDouble, boolean truncated, boolean wide) {
        long a = xmm[1][0];
        int s = (int) a;
        if (isDouble) {
            if (wide) {
                return truncated ? FloatConvert.float64ToInt64Truncated(m, a) : FloatConvert.float64ToInt64(m, a);
            }
            return 0xFFFF_FFFFL
                    & (truncated ? FloatConvert.float64ToInt32Truncated(m, a) : FloatConvert.float64ToInt32(m, a));
        }
        if (wide) {
            return truncated ? FloatConvert.float32ToInt64Truncated(m, s) : FloatConvert.float32ToInt64(m, s);
        }
        return 0xFFFF_FFFFL
                & (truncated ? FloatConvert.float32ToInt32Truncated(m, s) : FloatConvert.float32ToInt32(m, s));
    }

    private boolean convert(int prefix, int opcode, boolean wide) {
        switch (opcode) {
            case 0x2A -> {
                if (prefix == 0xF2) {
                    result[0] = wide ? FloatConvert.int64ToFloat64(m, rax) : FloatConvert.int32ToFloat64((int) rax);
                } else if (prefix == 0xF3) {
                    setSingle(result, 0, FloatConvert.integerToFloat32(m, wide ? rax : (int) rax));
                } else {
                    return false;
                }
            }
            case 0x2E, 0x2F -> {
                if (prefix != 0 && prefix != 0x66) {
                    return false;
                }
                eflags = compareScalar(prefix == 0x66, opcode == 0x2F);
            }
            case 0x5A -> convertPrecision(prefix);
            case 0x5B -> {
                if (prefix == 0xF2) {
                    return false;
                }
                for (int i = 0; i < 4; i++) {
                    int s = single(xmm[1], i);
                    setSingle(result, i, prefix == 0 ? FloatConvert.integerToFloat32(m, s)
                            : prefix == 0x66 ? FloatConvert.float32ToInt32(m, s)
                            : FloatConvert.float32ToInt32Truncated(m, s));
                }
            }
            case 0xE6 -> {
                if (prefix == 0) {
                    return false;
                }
                convertDoubleInteger(prefix);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private int compareScalar(boolean isDouble, boolean ordered) {
        long a = xmm[0][0];
        long b = xmm[1][0];
        if (isDouble) {
            return ordered ? FloatCompare.ordered64(m, a, b) : FloatCompare.unordered64(m, a, b);
        }
        return ordered ? FloatCompare.ordered32(m, (int) a, (int) b) : FloatCompare.unordered32(m, (int) a, (int) b);
    }

    private void convertPrecision(int prefix) {
        long[] b = xmm[1];
        switch (prefix) {
            case 0 -> {
                result[0] = FloatConvert.float32ToFloat64(m, single(b, 0));
                result[1] = FloatConvert.float32ToFloat64(m, single(b, 1));
            }
            case 0x66 -> {
                setSingle(result, 0, FloatConvert.float64ToFloat32(m, b[0]));
                setSingle(result, 1, FloatConvert.float64ToFloat32(m, b[1]));
                result[1] = 0;
            }
            case 0xF3 -> result[0] = FloatConvert.float32ToFloat64(m, single(b, 0));
            default -> setSingle(result, 0, FloatConvert.float64ToFloat32(m, b[0]));
        }
    }

    private void convertDoubleInteger(int prefix) {
        long[] b = xmm[1];
        if (prefix == 0xF3) {
            result[0] = FloatConvert.int32ToFloat64(single(b, 0));
            result[1] = FloatConvert.int32ToFloat64(single(b, 1));
            return;
        }
        for (int i = 0; i < 2; i++) {
            setSingle(result, i, prefix == 0x66 ? FloatConvert.float64ToInt32Truncated(m, b[i])
                    : FloatConvert.float64ToInt32(m, b[i]));
        }
        result[1] = 0;
    }

    private boolean arithmetic(int prefix, int opcode, int imm8) {
        switch (opcode) {
            case 0x51, 0x58, 0x59, 0x5C, 0x5D, 0x5E, 0x5F, 0xC2 -> { }
            default -> {
                return false;
            }
        }
        boolean isDouble = prefix == 0x66 || prefix == 0xF2;
        int elements = prefix == 0xF2 || prefix == 0xF3 ? 1 : isDouble ? 2 : 4;
        for (int i = 0; i < elements; i++) {
            if (isDouble) {
                result[i] = element64(opcode, imm8, xmm[0][i], xmm[1][i]);
            } else {
                setSingle(result, i, element32(opcode, imm8, single(xmm[0], i), single(xmm[1], i)));
            }
        }
        return true;
    }

    private long element64(int opcode, int imm8, long a, long b) {
        return switch (opcode) {
            case 0x51 -> Float64.squareRoot(m, b);
            case 0x58 -> Float64.add(m, a, b);
            case 0x59 -> Float64.multiply(m, a, b);
            case 0x5C -> Float64.subtract(m, a, b);
            case 0x5D -> Float64.min(m, a, b);
            case 0x5E -> Float64.divide(m, a, b);
            case 0x5F -> Float64.max(m, a, b);
            default -> FloatCompare.holds64(m, a, b, imm8) ? -1 : 0;
        };
    }

    private int element32(int opcode, int imm8, int a, int b) {
        return switch (opcode) {
            case 0x51 -> Float32.squareRoot(m, b);
            case 0x58 -> Float32.add(m, a, b);
            case 0x59 -> Float32.multiply(m, a, b);
            case 0x5C -> Float32.subtract(m, a, b);
            case 0x5D -> Float32.min(m, a, b);
            case 0x5E -> Float32.divide(m, a, b);
            case 0x5F -> Float32.max(m, a, b);
            default -> FloatCompare.holds32(m, a, b, imm8) ? -1 : 0;
        };
    }

    /** VFMADD and kin, packed or scalar, all three operand orders; VCVTPH2PS. */
    private boolean fused(int prefix, int opcode, boolean wide) {
        if (opcode == 0x13) {
            for (int i = 0; i < 4; i++) {
                setSingle(result, i, FloatConvert.halfToFloat32(m, (int) (xmm[1][0] >>> 16 * i) & 0xFFFF));
            }
            return true;
        }
        int order = opcode >> 4;
        int kind = opcode & 15;
        if (order < 9 || order > 11 || kind < 6) {
            return false;
        }
        boolean scalar = kind >= 8 && (kind & 1) != 0;
        int elements = scalar ? 1 : wide ? 2 : 4;
        for (int i = 0; i < elements; i++) {
            boolean negateProduct = kind >= 12;
            boolean negateAddend = kind >= 8 ? (kind & 2) != 0 : ((i & 1) == 0) == (kind == 6);
            int[] from = order == 9 ? new int[] {0, 2, 1} : order == 10 ? new int[] {1, 0, 2} : new int[] {1, 2, 0};
            if (wide) {
                result[i] = Float64.fusedMultiplyAdd(m, xmm[from[0]][i], xmm[from[1]][i], xmm[from[2]][i],
                        negateProduct, negateAddend);
            } else {
                setSingle(result, i, Float32.fusedMultiplyAdd(m, single(xmm[from[0]], i), single(xmm[from[1]], i),
                        single(xmm[from[2]], i), negateProduct, negateAddend));
            }
        }
        if (scalar && prefix == 0) {
            throw new IllegalArgumentException("FMA needs the 66 prefix");
        }
        return true;
    }

    /** ROUNDPS, ROUNDPD, ROUNDSS, ROUNDSD and VCVTPS2PH (xmm0 from xmm1). */
    private boolean rounding(int prefix, int opcode, int imm8) {
        switch (opcode) {
            case 0x08, 0x0A -> {
                for (int i = 0; i < (opcode == 0x08 ? 4 : 1); i++) {
                    setSingle(result, i, Float32.roundToIntegral(m, single(xmm[1], i), imm8));
                }
            }
            case 0x09, 0x0B -> {
                for (int i = 0; i < (opcode == 0x09 ? 2 : 1); i++) {
                    result[i] = Float64.roundToIntegral(m, xmm[1][i], imm8);
                }
            }
            case 0x1D -> {
                result[0] = 0;
                result[1] = 0;
                for (int i = 0; i < 4; i++) {
                    long half = FloatConvert.float32ToHalf(m, single(xmm[1], i), imm8);
                    result[0] |= half << 16 * i;
                }
            }
            default -> {
                return false;
            }
        }
        return prefix == 0x66;
    }
}
