package dev.emu64.softfloat;

/** Operand checks common to the x87 instructions, in the order of SDM vol. 1, 4.9.2, and NaN rules of table 4-7. */
final class ExtOperands {
    private ExtOperands() {
    }

    /**
     * Deals with unsupported encodings and NaNs of a two-operand instruction.
     *
     * @return whether the result (indefinite or quiet NaN) is settled
     */
    static boolean settlesNaN(ExtContext x, int aSe, long a, int bSe, long b) {
        if (ExtFormat.isUnsupported(aSe, a) || ExtFormat.isUnsupported(bSe, b)) {
            x.setInvalid();
            return true;
        }
        boolean aNaN = ExtFormat.isNaN(aSe, a);
        boolean bNaN = ExtFormat.isNaN(bSe, b);
        if (!aNaN && !bNaN) {
            return false;
        }
        boolean aSignalling = aNaN && (a & ExtFormat.QUIET_BIT) == 0;
        boolean bSignalling = bNaN && (b & ExtFormat.QUIET_BIT) == 0;
        if (aSignalling || bSignalling) {
            x.raise(FloatFlags.INVALID);
        }
        boolean takeA;
        if (aNaN && bNaN) {
            if (aSignalling != bSignalling) {
                takeA = bSignalling;
            } else if (a != b) {
                takeA = WideFloat.below(b, a);
            } else {
                takeA = !ExtFormat.isNegative(aSe);
            }
        } else {
            takeA = aNaN;
        }
        x.set(takeA ? aSe : bSe, (takeA ? a : b) | ExtFormat.QUIET_BIT);
        return true;
    }

    /** The same for one operand. */
    static boolean settlesNaN(ExtContext x, int se, long significand) {
        return settlesNaN(x, se, significand, se, significand);
    }

    /** Raises DE if an operand is denormal, or was in memory. */
    static void checkDenormal(ExtContext x, int aSe, long a, int bSe, long b) {
        if (x.denormalSource || ExtFormat.isDenormal(aSe, a) || ExtFormat.isDenormal(bSe, b)) {
            x.raise(FloatFlags.DENORMAL);
        }
    }

    static void checkDenormal(ExtContext x, int se, long significand) {
        if (ExtFormat.isDenormal(se, significand)) {
            x.raise(FloatFlags.DENORMAL);
        }
    }

    /** Unbiased exponent of the normalised value; only for non-zero finite operands. */
    static int exponent(int se, long significand) {
        int biased = se & ExtFormat.MAX_EXPONENT;
        return biased == 0 ? 1 - ExtFormat.BIAS - Long.numberOfLeadingZeros(significand) : biased - ExtFormat.BIAS;
    }

    static long normalised(long significand) {
        return significand < 0 ? significand : significand << Long.numberOfLeadingZeros(significand);
    }

    /** Loads a finite operand, zero included. */
    static void load(WideFloat wide, int se, long significand) {
        if (significand == 0) {
            wide.setZero(ExtFormat.isNegative(se));
        } else {
            wide.set(ExtFormat.isNegative(se), exponent(se, significand), normalised(significand), 0);
        }
    }
}
