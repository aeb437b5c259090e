package dev.emu64.softfloat;

/**
 * Scalar conversions while MXCSR masks all exceptions, as {@link MaskedFloat}. Where there are two operands, the first
 * is what the destination held.
 */
public final class MaskedConvert {
    private static final double TWO_TO_31 = 0x1p31;
    private static final double TWO_TO_63 = 0x1p63;

    private MaskedConvert() {
    }

    /** CVTSS2SD. */
    public static long float32ToFloat64(SseContext m, long a, long b) {
        if (Float32.isOrdinary((int) b)) {
            return Double.doubleToRawLongBits(Float.intBitsToFloat((int) b));
        }
        m.begin();
        long result = FloatConvert.float32ToFloat64(m, (int) b);
        m.end();
        return result;
    }

    /** CVTSD2SS. */
    public static long float64ToFloat32(SseContext m, long a, long b) {
        int single = Float.floatToRawIntBits((float) Double.longBitsToDouble(b));
        if (m.settled && Float32.isWellAboveTiny(single)) {
            return MaskedFloat.merge(a, single);
        }
        m.begin();
        int result = FloatConvert.float64ToFloat32(m, b);
        m.end();
        return MaskedFloat.merge(a, result);
    }

    /** CVTSI2SD, of 32 bits too, sign-extended. */
    public static long integerToFloat64(SseContext m, long a, long value) {
        if (m.settled || (int) value == value) {
            return Double.doubleToRawLongBits(value);
        }
        m.begin();
        long result = FloatConvert.int64ToFloat64(m, value);
        m.end();
        return result;
    }

    /** CVTSI2SS, of 32 bits too, sign-extended. */
    public static long integerToFloat32(SseContext m, long a, long value) {
        if (m.settled) {
            return MaskedFloat.merge(a, Float.floatToRawIntBits(value));
        }
        m.begin();
        int result = FloatConvert.integerToFloat32(m, value);
        m.end();
        return MaskedFloat.merge(a, result);
    }

    /** CVTTSD2SI of 64 bits. */
    public static long float64ToInt64Truncated(SseContext m, long a) {
        double value = Double.longBitsToDouble(a);
        if (m.settled && Math.abs(value) < TWO_TO_63) {
            return (long) value;
        }
        m.begin();
        long result = FloatConvert.float64ToInt64Truncated(m, a);
        m.end();
        return result;
    }

    /** CVTTSD2SI of 32 bits. */
    public static long float64ToInt32Truncated(SseContext m, long a) {
        double value = Double.longBitsToDouble(a);
        if (m.settled && Math.abs(value) < TWO_TO_31) {
            return (int) value;
        }
        m.begin();
        int result = FloatConvert.float64ToInt32Truncated(m, a);
        m.end();
        return result;
    }

    /** CVTSD2SI of 64 bits. */
    public static long float64ToInt64(SseContext m, long a) {
        double value = Double.longBitsToDouble(a);
        if (m.settled && Math.abs(value) < TWO_TO_63) {
            return (long) Math.rint(value);
        }
        m.begin();
        long result = FloatConvert.float64ToInt64(m, a);
        m.end();
        return result;
    }

    /** CVTSD2SI of 32 bits. */
    public static long float64ToInt32(SseContext m, long a) {
        double value = Double.longBitsToDouble(a);
        if (m.settled && Math.abs(value) < TWO_TO_31 - 1) {
            return (int) Math.rint(value);
        }
        m.begin();
        int result = FloatConvert.float64ToInt32(m, a);
        m.end();
        return result;
    }

    /** CVTTSS2SI of 64 bits. */
    public static long float32ToInt64Truncated(SseContext m, long a) {
        float value = Float.intBitsToFloat((int) a);
        if (m.settled && Math.abs(value) < TWO_TO_63) {
            return (long) value;
        }
        m.begin();
        long result = FloatConvert.float32ToInt64Truncated(m, (int) a);
        m.end();
        return result;
    }

    /** CVTTSS2SI of 32 bits. */
    public static long float32ToInt32Truncated(SseContext m, long a) {
        float value = Float.intBitsToFloat((int) a);
        if (m.settled && Math.abs(value) < TWO_TO_31) {
            return (int) value;
        }
        m.begin();
        int result = FloatConvert.float32ToInt32Truncated(m, (int) a);
        m.end();
        return result;
    }

    /** CVTSS2SI of 64 bits. */
    public static long float32ToInt64(SseContext m, long a) {
        m.begin();
        long result = FloatConvert.float32ToInt64(m, (int) a);
        m.end();
        return result;
    }

    /** CVTSS2SI of 32 bits. */
    public static long float32ToInt32(SseContext m, long a) {
        m.begin();
        int result = FloatConvert.float32ToInt32(m, (int) a);
        m.end();
        return result;
    }
}
