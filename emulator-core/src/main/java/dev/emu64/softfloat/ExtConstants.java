package dev.emu64.softfloat;

/**
 * FLD1, FLDZ, FLDPI, FLDL2E, FLDL2T, FLDLG2 and FLDLN2: each known to 128 bits and rounded by RC, without PE
 * (SDM vol. 1, 8.3.8).
 */
public final class ExtConstants {
    static final long PI_HIGH = 0xC90F_DAA2_2168_C234L;
    static final long PI_LOW = 0xC4C6_628B_80DC_1CD1L;
    static final long LOG2_E_HIGH = 0xB8AA_3B29_5C17_F0BBL;
    static final long LOG2_E_LOW = 0xBE87_FED0_691D_3E88L;
    static final long LOG2_10_HIGH = 0xD49A_784B_CD1B_8AFEL;
    static final long LOG2_10_LOW = 0x492B_F6FF_4DAF_DB4CL;
    static final long LOG10_2_HIGH = 0x9A20_9A84_FBCF_F798L;
    static final long LOG10_2_LOW = 0x8F89_59AC_0B7C_9178L;
    static final long LN_2_HIGH = 0xB172_17F7_D1CF_79ABL;
    static final long LN_2_LOW = 0xC9E3_B398_03F2_F6AFL;

    private ExtConstants() {
    }

    public static void one(ExtContext x) {
        x.set(ExtFormat.BIAS, ExtFormat.INTEGER_BIT);
    }

    public static void zero(ExtContext x) {
        x.setZero(false);
    }

    public static void pi(ExtContext x) {
        set(x, 1, PI_HIGH, PI_LOW);
    }

    public static void log2OfE(ExtContext x) {
        set(x, 0, LOG2_E_HIGH, LOG2_E_LOW);
    }

    public static void log2Of10(ExtContext x) {
        set(x, 1, LOG2_10_HIGH, LOG2_10_LOW);
    }

    public static void log10Of2(ExtContext x) {
        set(x, -2, LOG10_2_HIGH, LOG10_2_LOW);
    }

    public static void lnOf2(ExtContext x) {
        set(x, -1, LN_2_HIGH, LN_2_LOW);
    }

    private static void set(ExtContext x, int exponent, long high, long low) {
        boolean up = Rounding.growsMagnitude(x.rounding, false, (high & 1) != 0, low);
        x.set(exponent + ExtFormat.BIAS, up ? high + 1 : high);
    }
}
