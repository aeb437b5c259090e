package dev.emu64.softfloat;

/**
 * The six floating-point exceptions, at their bit positions in the x87 status word, in MXCSR and (as masks) in the
 * low bits of the x87 control word (SDM vol. 1, 4.9.1 and 8.1.3).
 */
public final class FloatFlags {
    /** IE: invalid operation. */
    public static final int INVALID = 0x01;
    /** DE: denormal operand. */
    public static final int DENORMAL = 0x02;
    /** ZE: division of a finite number by zero. */
    public static final int ZERO_DIVIDE = 0x04;
    /** OE: numeric overflow. */
    public static final int OVERFLOW = 0x08;
    /** UE: numeric underflow. */
    public static final int UNDERFLOW = 0x10;
    /** PE: inexact result. */
    public static final int PRECISION = 0x20;

    /** All six. */
    public static final int ALL = 0x3F;
    /** Those found before anything is computed: when one is unmasked the destination keeps its value. */
    public static final int PRE_COMPUTATION = INVALID | DENORMAL | ZERO_DIVIDE;

    private FloatFlags() {
    }
}
