package dev.emu64.softfloat;

/**
 * What an x87 instruction computes with and leaves behind: rounding, precision and masks of the control word, the
 * exceptions raised, C0-C3 and the result registers. One per x87 unit; the classes {@code Ext...} work on it.
 *
 * <p>An instruction runs so:
 * <pre>
 *   x.begin();                                      // once per instruction
 *   ExtNarrow.widen32(x, memory);                   // only for m32/m64 operands of FADD, FCOM, ...
 *   ExtArithmetic.add(x, st0se, st0sig, x.signExponent, x.significand);
 *   fsw = x.applyTo(fsw);                           // sticky flags, C1 and the conditions it defines
 *   if (x.writesRegister()) st0 = x.signExponent, x.significand;
 * </pre>
 * Register stack faults (SF), ES, B and the pop belong to the caller: an instruction pops when it wrote its
 * destination, a comparison when {@link #writesRegister()}; the condition codes are written in any case.
 */
public final class ExtContext {
    /** C1 in the status word: the last inexact result was rounded up in magnitude. */
    public static final int C1 = 0x0200;
    public static final int C0 = 0x0100;
    public static final int C2 = 0x0400;
    public static final int C3 = 0x4000;

    /** Result: sign and exponent. */
    public int signExponent;
    /** Result: significand. */
    public long significand;
    /** Second result (FSINCOS, FPTAN, FXTRACT), to be pushed: becomes the new ST(0). */
    public int pushedSignExponent;
    public long pushedSignificand;
    int rounding = Rounding.NEAREST;
    /** Significand bits below the PC precision: 0, 11 or 40. */
    int droppedBits;
    int masks = FloatFlags.ALL;
    int raised;
    boolean roundedUp;
    /** Exceptions that, unmasked, keep the destination: IE, DE, ZE, but for the loads not DE. */
    private int preventing = FloatFlags.PRE_COMPUTATION;
    /** C0-C3 as the instruction sets them, C1 by rounding apart. */
    private int conditions;
    /** Those of C0-C3 the instruction writes; the others keep their value. */
    private int definedConditions = C1;
    /** A float32/float64 memory operand was denormal; counts only if nothing of higher priority happens. */
    boolean denormalSource;

    final WideFloat wide = new WideFloat();
    final Transcendental transcendental = new Transcendental();

    /** Takes masks, PC and RC from a control word; the reserved PC value 1 works as 64 bits, as on Zen 4. */
    public void setControlWord(int controlWord) {
        masks = controlWord & FloatFlags.ALL;
        rounding = controlWord >> 10 & 3;
        int precisionControl = controlWord >> 8 & 3;
        droppedBits = precisionControl == 0 ? 40 : precisionControl == 2 ? 11 : 0;
    }

    /** Forgets the last instruction's outcome. */
    public void begin() {
        raised = 0;
        roundedUp = false;
        denormalSource = false;
        conditions = 0;
        definedConditions = C1;
        preventing = FloatFlags.PRE_COMPUTATION;
    }

    /**
     * Exceptions of this instruction, masked or not ({@link FloatFlags}). An unmasked one found before computing
     * hides those that computing would have found.
     */
    public int raised() {
        return writesRegister() ? raised : raised & FloatFlags.PRE_COMPUTATION;
    }

    /** Exceptions of this instruction that the control word does not mask. */
    public int unmasked() {
        return raised() & ~masks;
    }

    /** C0-C3 as this instruction leaves them, on top of the old status word's. */
    public int conditions() {
        return roundedUp && writesRegister() ? conditions | C1 : conditions;
    }

    /** C2 is set: FPREM did a part only, or a trigonometric argument is out of range (then nothing is pushed). */
    public boolean incomplete() {
        return (conditions & C2) != 0;
    }

    /**
     * The status word after this instruction: exceptions stay set once raised; C1 and the conditions it defines are
     * replaced. ES, B and TOP are the caller's. FCOMI and FUCOMI only add {@link #raised()}.
     */
    public int applyTo(int statusWord) {
        return statusWord & ~definedConditions | raised() | conditions();
    }

    /**
     * Whether a register destination is written (and a comparison pops): no unmasked IE, DE or ZE. FLD m32 and m64
     * load a denormal even if DE is unmasked.
     */
    public boolean writesRegister() {
        return (raised & ~masks & preventing) == 0;
    }

    /** Whether a memory destination is written and the store pops: no unmasked exception but PE. */
    public boolean writesMemory() {
        return (raised & ~masks & ~FloatFlags.PRECISION) == 0;
    }

    /** Sets conditions; {@code defined} says which of C0-C3 are written, C1 always. */
    void setConditions(int values, int defined) {
        conditions = values;
        definedConditions = defined | C1;
    }

    /** DE shall not keep the destination: FLD. */
    void deliverDenormal() {
        preventing = FloatFlags.INVALID;
    }

    void raise(int flags) {
        raised |= flags;
    }

    void set(int signExponent, long significand) {
        this.signExponent = signExponent;
        this.significand = significand;
    }

    void setPushed(int signExponent, long significand) {
        pushedSignExponent = signExponent;
        pushedSignificand = significand;
    }

    void setZero(boolean negative) {
        set(negative ? ExtFormat.SIGN : 0, 0);
    }

    void setInfinity(boolean negative) {
        set((negative ? ExtFormat.SIGN : 0) | ExtFormat.MAX_EXPONENT, ExtFormat.INTEGER_BIT);
    }

    /** Invalid operation, as a register stack fault also is: raises IE, the result is the real indefinite. */
    public void setInvalid() {
        raise(FloatFlags.INVALID);
        set(ExtFormat.INDEFINITE_SIGN_EXPONENT, ExtFormat.INDEFINITE_SIGNIFICAND);
    }

    boolean roundsDown() {
        return rounding == Rounding.DOWN;
    }
}
