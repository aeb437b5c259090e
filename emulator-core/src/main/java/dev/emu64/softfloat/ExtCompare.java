package dev.emu64.softfloat;

/**
 * FCOM, FUCOM, FTST, their EFLAGS forms, and FXAM. The condition codes are set whatever exceptions are unmasked;
 * pops wait for {@link ExtContext#writesRegister()}.
 */
public final class ExtCompare {
    private ExtCompare() {
    }

    /** FCOM, FCOMI, FICOM: any NaN is invalid. Returns a {@link Relation} and sets C0, C2, C3. */
    public static int ordered(ExtContext x, int aSe, long a, int bSe, long b) {
        return compare(x, aSe, a, bSe, b, true);
    }

    /** FUCOM, FUCOMI: only a signalling NaN (or an unsupported encoding) is invalid. */
    public static int unordered(ExtContext x, int aSe, long a, int bSe, long b) {
        return compare(x, aSe, a, bSe, b, false);
    }

    /** FTST: against +0. */
    public static int withZero(ExtContext x, int se, long significand) {
        return compare(x, se, significand, 0, 0, true);
    }

    private static int compare(ExtContext x, int aSe, long a, int bSe, long b, boolean quietIsInvalid) {
        int relation;
        if (ExtFormat.isUnsupported(aSe, a) || ExtFormat.isUnsupported(bSe, b)) {
            x.raise(FloatFlags.INVALID);
            relation = Relation.UNORDERED;
        } else if (ExtFormat.isNaN(aSe, a) || ExtFormat.isNaN(bSe, b)) {
            if (quietIsInvalid || ExtFormat.isSignallingNaN(aSe, a) || ExtFormat.isSignallingNaN(bSe, b)) {
                x.raise(FloatFlags.INVALID);
            }
            relation = Relation.UNORDERED;
        } else {
            ExtOperands.checkDenormal(x, aSe, a, bSe, b);
            relation = relate(aSe, a, bSe, b);
        }
        x.setConditions(relation << Relation.STATUS_WORD_SHIFT, ExtContext.C0 | ExtContext.C2 | ExtContext.C3);
        return relation;
    }

    private static int relate(int aSe, long a, int bSe, long b) {
        if (a == 0 && b == 0) {
            return Relation.EQUAL;
        }
        boolean aNegative = ExtFormat.isNegative(aSe);
        boolean bNegative = ExtFormat.isNegative(bSe);
        if (a == 0) {
            return bNegative ? Relation.GREATER : Relation.LESS;
        }
        if (b == 0 || aNegative != bNegative) {
            return aNegative ? Relation.LESS : Relation.GREATER;
        }
        // exponent 0 counts as 1, which makes a pseudo-denormal equal to the normal of the same value
        int aExponent = Math.max(1, aSe & ExtFormat.MAX_EXPONENT);
        int bExponent = Math.max(1, bSe & ExtFormat.MAX_EXPONENT);
        if (aExponent == bExponent && a == b) {
            return Relation.EQUAL;
        }
        boolean smaller = aExponent == bExponent ? WideFloat.below(a, b) : aExponent < bExponent;
        return smaller != aNegative ? Relation.LESS : Relation.GREATER;
    }

    /**
     * FXAM: C3, C2, C0 by class and C1 the sign (SDM vol. 2, table 3-42), no exception ever.
     *
     * @param empty the tag word says the register holds nothing
     */
    public static int examine(ExtContext x, boolean empty, int se, long significand) {
        int exponent = se & ExtFormat.MAX_EXPONENT;
        int conditions;
        if (empty) {
            conditions = ExtContext.C3 | ExtContext.C0;
        } else if (exponent == 0) {
            conditions = significand == 0 ? ExtContext.C3 : ExtContext.C3 | ExtContext.C2;
        } else if (significand >= 0) {
            conditions = 0;
        } else if (exponent != ExtFormat.MAX_EXPONENT) {
            conditions = ExtContext.C2;
        } else {
            conditions = significand == ExtFormat.INTEGER_BIT ? ExtContext.C2 | ExtContext.C0 : ExtContext.C0;
        }
        conditions |= ExtFormat.isNegative(se) ? ExtContext.C1 : 0;
        x.setConditions(conditions, ExtContext.C0 | ExtContext.C2 | ExtContext.C3);
        return conditions;
    }
}
