package dev.emu64.softfloat;

/**
 * The 80-bit double extended format (SDM vol. 1, 4.2.2 and table 8-3): a 16-bit sign and exponent word and a 64-bit
 * significand with explicit integer bit.
 *
 * <pre>
 *   15 14            0   63 62                        0
 *  | S |  exponent    | | J |        fraction          |     exponent bias 16383
 * </pre>
 */
public final class ExtFormat {
    public static final int BIAS = 16383;
    public static final int SIGN = 0x8000;
    public static final int MAX_EXPONENT = 0x7FFF;
    /** J, the integer bit; also the significand of 1.0 and of infinity. */
    public static final long INTEGER_BIT = Long.MIN_VALUE;
    /** Set in a quiet NaN, clear in a signalling one. */
    public static final long QUIET_BIT = 1L << 62;
    /** The real indefinite: the QNaN that masked invalid operations give (SDM vol. 1, 4.8.3.7). */
    public static final int INDEFINITE_SIGN_EXPONENT = 0xFFFF;
    public static final long INDEFINITE_SIGNIFICAND = 0xC000_0000_0000_0000L;
    /** What unmasked overflow and underflow take off or add to the exponent (SDM vol. 1, 8.5.4 and 8.5.5). */
    public static final int BIAS_ADJUSTMENT = 24576;

    private ExtFormat() {
    }

    public static boolean isNegative(int signExponent) {
        return (signExponent & SIGN) != 0;
    }

    public static boolean isZero(int signExponent, long significand) {
        return significand == 0 && (signExponent & MAX_EXPONENT) == 0;
    }

    /** Exponent 0 and a significand: also the pseudo-denormal, whose integer bit is set. */
    public static boolean isDenormal(int signExponent, long significand) {
        return (signExponent & MAX_EXPONENT) == 0 && significand != 0;
    }

    public static boolean isInfinity(int signExponent, long significand) {
        return (signExponent & MAX_EXPONENT) == MAX_EXPONENT && significand == INTEGER_BIT;
    }

    public static boolean isNaN(int signExponent, long significand) {
        return (signExponent & MAX_EXPONENT) == MAX_EXPONENT && significand < 0 && significand << 1 != 0;
    }

    public static boolean isSignallingNaN(int signExponent, long significand) {
        return isNaN(signExponent, significand) && (significand & QUIET_BIT) == 0;
    }

    /** Unnormal, pseudo-infinity or pseudo-NaN: an exponent without integer bit, an invalid operand since the 387. */
    public static boolean isUnsupported(int signExponent, long significand) {
        return (signExponent & MAX_EXPONENT) != 0 && significand >= 0;
    }

    /** Exponent 1 to 7FFE and the integer bit: what needs no special care. */
    static boolean isNormal(int signExponent, long significand) {
        return significand < 0 && (signExponent + 1 & MAX_EXPONENT) > 1;
    }
}
