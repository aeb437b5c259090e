package dev.emu64.softfloat;

/**
 * FADD, FSUB, FMUL, FDIV and FSQRT and their integer and reversed forms, rounded to the precision of PC
 * (SDM vol. 1, 8.3.5; special operands: vol. 2, tables of the instructions).
 */
public final class ExtArithmetic {
    private ExtArithmetic() {
    }

    /** a + b. */
    public static void add(ExtContext x, int aSe, long a, int bSe, long b) {
        if (ExtFormat.isNormal(aSe, a) && ExtFormat.isNormal(bSe, b) && !x.denormalSource) {
            sum(x, ExtFormat.isNegative(aSe), aSe, a, ExtFormat.isNegative(bSe), bSe, b);
        } else {
            addSpecial(x, aSe, a, bSe, b, false);
        }
    }

    /** a - b; FSUBR passes its operands the other way round. A NaN keeps its sign. */
    public static void subtract(ExtContext x, int aSe, long a, int bSe, long b) {
        if (ExtFormat.isNormal(aSe, a) && ExtFormat.isNormal(bSe, b) && !x.denormalSource) {
            sum(x, ExtFormat.isNegative(aSe), aSe, a, !ExtFormat.isNegative(bSe), bSe, b);
        } else {
            addSpecial(x, aSe, a, bSe, b, true);
        }
    }

    private static void sum(ExtContext x, boolean aNegative, int aSe, long a, boolean bNegative, int bSe, long b) {
        WideFloat wide = x.wide;
        wide.set(aNegative, (aSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, a, 0);
        wide.add(bNegative, (bSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, b, 0, x.roundsDown());
        ExtRounding.roundToPrecisionControl(x);
    }

    private static void addSpecial(ExtContext x, int aSe, long a, int bSe, long b, boolean subtract) {
        if (ExtOperands.settlesNaN(x, aSe, a, bSe, b)) {
            return;
        }
        boolean aNegative = ExtFormat.isNegative(aSe);
        boolean bNegative = ExtFormat.isNegative(bSe) != subtract;
        boolean aInfinite = ExtFormat.isInfinity(aSe, a);
        boolean bInfinite = ExtFormat.isInfinity(bSe, b);
        if (aInfinite && bInfinite && aNegative != bNegative) {
            x.setInvalid();
            return;
        }
        ExtOperands.checkDenormal(x, aSe, a, bSe, b);
        if (aInfinite || bInfinite) {
            x.setInfinity(aInfinite ? aNegative : bNegative);
            return;
        }
        ExtOperands.load(x.wide, aSe, a);
        int bExponent = b == 0 ? 0 : ExtOperands.exponent(bSe, b);
        x.wide.add(bNegative, bExponent, ExtOperands.normalised(b), 0, x.roundsDown());
        ExtRounding.roundToPrecisionControl(x);
    }

    /** a * b. */
    public static void multiply(ExtContext x, int aSe, long a, int bSe, long b) {
        boolean negative = ExtFormat.isNegative(aSe ^ bSe);
        if (ExtFormat.isNormal(aSe, a) && ExtFormat.isNormal(bSe, b) && !x.denormalSource) {
            x.wide.setProduct(negative, (aSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, a,
                    (bSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, b);
            ExtRounding.roundToPrecisionControl(x);
        } else {
            multiplySpecial(x, negative, aSe, a, bSe, b);
        }
    }

    private static void multiplySpecial(ExtContext x, boolean negative, int aSe, long a, int bSe, long b) {
        if (ExtOperands.settlesNaN(x, aSe, a, bSe, b)) {
            return;
        }
        boolean infinite = ExtFormat.isInfinity(aSe, a) || ExtFormat.isInfinity(bSe, b);
        boolean zero = a == 0 || b == 0;
        if (infinite && zero) {
            x.setInvalid();
            return;
        }
        ExtOperands.checkDenormal(x, aSe, a, bSe, b);
        if (infinite) {
            x.setInfinity(negative);
        } else if (zero) {
            x.setZero(negative);
        } else {
            x.wide.setProduct(negative, ExtOperands.exponent(aSe, a), ExtOperands.normalised(a),
                    ExtOperands.exponent(bSe, b), ExtOperands.normalised(b));
            ExtRounding.roundToPrecisionControl(x);
        }
    }

    /** a / b; FDIVR passes its operands the other way round. */
    public static void divide(ExtContext x, int aSe, long a, int bSe, long b) {
        boolean negative = ExtFormat.isNegative(aSe ^ bSe);
        if (ExtFormat.isNormal(aSe, a) && ExtFormat.isNormal(bSe, b) && !x.denormalSource) {
            x.wide.setQuotient(negative, (aSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, a,
                    (bSe & ExtFormat.MAX_EXPONENT) - ExtFormat.BIAS, b);
            ExtRounding.roundToPrecisionControl(x);
        } else {
            divideSpecial(x, negative, aSe, a, bSe, b);
        }
    }

    private static void divideSpecial(ExtContext x, boolean negative, int aSe, long a, int bSe, long b) {
        if (ExtOperands.settlesNaN(x, aSe, a, bSe, b)) {
            return;
        }
        boolean aInfinite = ExtFormat.isInfinity(aSe, a);
        boolean bInfinite = ExtFormat.isInfinity(bSe, b);
        if (aInfinite && bInfinite || a == 0 && b == 0) {
            x.setInvalid();
            return;
        }
        if (b == 0 && !aInfinite) {
            x.raise(FloatFlags.ZERO_DIVIDE);
            x.setInfinity(negative);
            return;
        }
        ExtOperands.checkDenormal(x, aSe, a, bSe, b);
        if (aInfinite) {
            x.setInfinity(negative);
        } else if (bInfinite || a == 0) {
            x.setZero(negative);
        } else {
            x.wide.setQuotient(negative, ExtOperands.exponent(aSe, a), ExtOperands.normalised(a),
                    ExtOperands.exponent(bSe, b), ExtOperands.normalised(b));
            ExtRounding.roundToPrecisionControl(x);
        }
    }

    /** Square root; of -0 it is -0, of any other negative number invalid. */
    public static void squareRoot(ExtContext x, int se, long significand) {
        if (ExtOperands.settlesNaN(x, se, significand)) {
            return;
        }
        if (ExtFormat.isZero(se, significand)) {
            x.set(se, significand);
            return;
        }
        if (ExtFormat.isNegative(se)) {
            x.setInvalid();
            return;
        }
        ExtOperands.checkDenormal(x, se, significand);
        if (ExtFormat.isInfinity(se, significand)) {
            x.set(se, significand);
            return;
        }
        x.wide.setSquareRoot(ExtOperands.exponent(se, significand), ExtOperands.normalised(significand));
        ExtRounding.roundToPrecisionControl(x);
    }
}
