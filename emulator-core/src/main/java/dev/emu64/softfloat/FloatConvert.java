package dev.emu64.softfloat;

/** CVT... instructions of SSE, SSE2 and F16C (SDM vol. 1, 10.4.3, 11.4.1.6 and 14.4.1). */
public final class FloatConvert {
    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_63 = 0x1p63;

    private FloatConvert() {
    }

    /** An integral value of {@code value} by a rounding mode; the sign survives a zero. */
    static double integral(double value, int mode) {
        return switch (mode) {
            case Rounding.NEAREST -> Math.rint(value);
            case Rounding.DOWN -> Math.floor(value);
            case Rounding.UP -> Math.ceil(value);
            default -> value < 0 ? Math.ceil(value) : Math.floor(value);
        };
    }

    /** CVTSD2SS. */
    public static int float64ToFloat32(SseContext m, long a) {
        if (m.plain) {
            double value = Double.longBitsToDouble(a);
            float single = (float) value;
            int bits = Float.floatToRawIntBits(single);
            int exponent = bits >>> 23 & 0xFF;
            if (exponent >= 2 && exponent <= 254) {
                if (single != value) {
                    m.raised |= FloatFlags.PRECISION;
                }
                return bits;
            }
        }
        m.denormalOperand = false;
        long x = SseArithmetic.operand64(m, a);
        return (int) SseArithmetic.convert(m, x, SseRounding.SINGLE, m.rounding, m.flushToZero);
    }

    /** CVTSS2SD: exact. */
    public static long float32ToFloat64(SseContext m, int a) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        if (m.denormalOperand) {
            m.raise(FloatFlags.DENORMAL);
        }
        if (SseArithmetic.isNaN(x)) {
            if (SseArithmetic.isSignalling(x)) {
                m.raise(FloatFlags.INVALID);
            }
            return SseArithmetic.narrowNaN(x, SseRounding.DOUBLE);
        }
        return x;
    }

    /** CVTSI2SD from 32 bits: exact. */
    public static long int32ToFloat64(int value) {
        return Double.doubleToRawLongBits(value);
    }

    /** CVTSI2SD from 64 bits. */
    public static long int64ToFloat64(SseContext m, long value) {
        if (Math.abs(value) >>> 53 == 0) {
            return Double.doubleToRawLongBits(value);
        }
        return integerTo(m, value, SseRounding.DOUBLE);
    }

    /** CVTSI2SS from 32 or (sign-extended) 64 bits. */
    public static int integerToFloat32(SseContext m, long value) {
        if (Math.abs(value) >>> 24 == 0) {
            return Float.floatToRawIntBits(value);
        }
        return (int) integerTo(m, value, SseRounding.SINGLE);
    }

    private static long integerTo(SseContext m, long value, int precision) {
        m.wide.setNormalised(value < 0, 63, Math.abs(value), 0);
        return SseRounding.round(m, precision);
    }

    /** CVTSD2SI to 32 bits by RC; NaN and out of range are invalid and give the integer indefinite, 80000000. */
    public static int float64ToInt32(SseContext m, long a) {
        return toInt32(m, SseArithmetic.operand64(m, a), m.rounding);
    }

    /** CVTTSD2SI to 32 bits: toward zero. */
    public static int float64ToInt32Truncated(SseContext m, long a) {
        return toInt32(m, SseArithmetic.operand64(m, a), Rounding.TRUNCATE);
    }

    /** CVTSD2SI to 64 bits by RC; the integer indefinite is 80000000_00000000. */
    public static long float64ToInt64(SseContext m, long a) {
        return toInt64(m, SseArithmetic.operand64(m, a), m.rounding);
    }

    /** CVTTSD2SI to 64 bits. */
    public static long float64ToInt64Truncated(SseContext m, long a) {
        return toInt64(m, SseArithmetic.operand64(m, a), Rounding.TRUNCATE);
    }

    /** CVTSS2SI to 32 bits. */
    public static int float32ToInt32(SseContext m, int a) {
        return toInt32(m, SseArithmetic.operand32(m, a), m.rounding);
    }

    /** CVTTSS2SI to 32 bits. */
    public static int float32ToInt32Truncated(SseContext m, int a) {
        return toInt32(m, SseArithmetic.operand32(m, a), Rounding.TRUNCATE);
    }

    /** CVTSS2SI to 64 bits. */
    public static long float32ToInt64(SseContext m, int a) {
        return toInt64(m, SseArithmetic.operand32(m, a), m.rounding);
    }

    /** CVTTSS2SI to 64 bits. */
    public static long float32ToInt64Truncated(SseContext m, int a) {
        return toInt64(m, SseArithmetic.operand32(m, a), Rounding.TRUNCATE);
    }

    private static int toInt32(SseContext m, long bits, int mode) {
        double value = Double.longBitsToDouble(bits);
        double rounded = integral(value, mode);
        if (!(rounded >= -TWO_TO_31 && rounded < TWO_TO_31)) {
            m.raise(FloatFlags.INVALID);
            return Integer.MIN_VALUE;
        }
        if (rounded != value) {
            m.raised |= FloatFlags.PRECISION;
        }
        return (int) rounded;
    }

    private static long toInt64(SseContext m, long bits, int mode) {
        double value = Double.longBitsToDouble(bits);
        double rounded = integral(value, mode);
        if (!(rounded >= -TWO_TO_63 && rounded < TWO_TO_63)) {
            m.raise(FloatFlags.INVALID);
            return Long.MIN_VALUE;
        }
        if (rounded != value) {
            m.raised |= FloatFlags.PRECISION;
        }
        return (long) rounded;
    }

    /** VCVTPH2PS: exact; denormals are taken as they are, DAZ and DE notwithstanding. */
    public static int halfToFloat32(SseContext m, int half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >> 10 & 0x1F;
        int fraction = half & 0x3FF;
        if (exponent == 0x1F) {
            if (fraction == 0) {
                return sign | 0x7F80_0000;
            }
            if ((fraction & 0x200) == 0) {
                m.raise(FloatFlags.INVALID);
            }
            return sign | 0x7FC0_0000 | fraction << 13;
        }
        if (exponent == 0) {
            if (fraction == 0) {
                return sign;
            }
            int shift = Integer.numberOfLeadingZeros(fraction) - 21;
            return sign | 113 - shift << 23 | (fraction << shift & 0x3FF) << 13;
        }
        return sign | exponent + 112 << 23 | fraction << 13;
    }

    /**
     * VCVTPS2PH: FTZ is ignored, DAZ obeyed.
     *
     * @param imm8 bits 1-0 RC, bit 2 takes MXCSR.RC instead
     */
    public static int float32ToHalf(SseContext m, int a, int imm8) {
        m.denormalOperand = false;
        long x = SseArithmetic.operand32(m, a);
        int mode = (imm8 & 4) != 0 ? m.rounding : imm8 & 3;
        return (int) SseArithmetic.convert(m, x, SseRounding.HALF, mode, false);
    }
}
