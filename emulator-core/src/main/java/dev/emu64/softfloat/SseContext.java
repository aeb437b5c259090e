package dev.emu64.softfloat;

/**
 * MXCSR and what one SSE, AVX or FMA instruction raises (SDM vol. 1, 10.2.3, 11.5 and 14.4). One per CPU; the classes
 * {@code Float32}, {@code Float64}, {@code FloatConvert} and {@code FloatCompare} work on it.
 *
 * <pre>
 *   m.begin();                                  // once per instruction
 *   long r0 = Float64.add(m, a0, b0);           // every element
 *   long r1 = Float64.add(m, a1, b1);
 *   if (!m.end()) throw #XM (or #UD if CR4.OSXMMEXCPT = 0), nothing written;
 *   xmm = r0, r1;
 * </pre>
 * MXCSR lives here: {@link #load} on LDMXCSR, FXRSTOR and XRSTOR, {@link #mxcsr} on STMXCSR, FXSAVE and XSAVE.
 */
public final class SseContext {
    /** MXCSR after reset: all masked, to nearest. */
    public static final int RESET = 0x1F80;
    /** Bits of MXCSR that exist; a value with another one set is refused (#GP). FXSAVE stores it as MXCSR_MASK. */
    public static final int SUPPORTED = 0x2FFFF;
    /** MM: SSE operands in memory need not be aligned (AMD APM vol. 1, 4.2.2). */
    public static final int MISALIGNED = 0x20000;
    private static final int DAZ = 0x0040;
    private static final int FTZ = 0x8000;
    private static final int MASK_SHIFT = 7;
    private static final int ROUNDING_SHIFT = 13;

    private int control = RESET;
    /** Sticky exception flags of MXCSR. */
    private int status;

    int rounding;
    int masks = FloatFlags.ALL;
    boolean denormalsAreZeros;
    boolean flushToZero;
    /** All masked and to nearest: Java's own arithmetic gives the result wherever no denormal is near. */
    boolean plain = true;
    /** {@link #plain}, and PE is set: inexact results need not be found any more. */
    boolean settled;
    int raised;
    /** An operand of the running operation is denormal: DE, unless something of higher priority happens. */
    boolean denormalOperand;

    final WideFloat wide = new WideFloat();

    /** Takes a new MXCSR; the caller has refused reserved bits (#GP). */
    public void load(int mxcsr) {
        control = mxcsr & ~FloatFlags.ALL;
        status = mxcsr & FloatFlags.ALL;
        rounding = mxcsr >> ROUNDING_SHIFT & 3;
        masks = mxcsr >> MASK_SHIFT & FloatFlags.ALL;
        denormalsAreZeros = (mxcsr & DAZ) != 0;
        flushToZero = (mxcsr & FTZ) != 0;
        plain = masks == FloatFlags.ALL && rounding == Rounding.NEAREST;
        settled = plain && (status & FloatFlags.PRECISION) != 0;
    }

    /** Whether all exceptions are masked, so that every instruction writes its result. */
    public boolean masked() {
        return masks == FloatFlags.ALL;
    }

    /** MXCSR with its sticky flags. */
    public int mxcsr() {
        return control | status;
    }

    /** Starts an instruction. With all masked, what is already set in MXCSR need not be found again. */
    public void begin() {
        raised = masks == FloatFlags.ALL ? status : 0;
    }

    /**
     * Ends an instruction: its exceptions go into MXCSR. If one found before computing (IE, DE, ZE) is unmasked in any
     * element, OE, UE and PE are not reported (SDM vol. 1, 11.5.2.3).
     *
     * @return whether results may be written; else #XM is due
     */
    public boolean end() {
        int unmasked = raised & ~masks;
        if (unmasked == 0) {
            status |= raised;
            settled = plain && (status & FloatFlags.PRECISION) != 0;
            return true;
        }
        status |= (unmasked & FloatFlags.PRE_COMPUTATION) != 0 ? raised & FloatFlags.PRE_COMPUTATION : raised;
        return false;
    }

    void raise(int flags) {
        raised |= flags;
    }

    boolean roundsDown() {
        return rounding == Rounding.DOWN;
    }
}
