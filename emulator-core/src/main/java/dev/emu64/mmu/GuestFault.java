package dev.emu64.mmu;

/**
 * An architectural exception on its way from the place that detects it to the engine that delivers it. One instance
 * per machine, preallocated and without a stack trace, since guests raise faults by the million.
 */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exception vectors by their mnemonics (SDM vol. 3A, table 6-1). */
    public static final int DE = 0;
    public static final int DB = 1;
    public static final int NMI = 2;
    public static final int BP = 3;
    public static final int OF = 4;
    public static final int BR = 5;
    public static final int UD = 6;
    public static final int NM = 7;
    public static final int DF = 8;
    public static final int TS = 10;
    public static final int NP = 11;
    public static final int SS = 12;
    public static final int GP = 13;
    public static final int PF = 14;
    public static final int MF = 16;
    public static final int AC = 17;
    public static final int XM = 19;

    /**
     * No exception: the processor stops at the instruction until an interrupt, as at a waiting x87 instruction while
     * FERR# is asserted (SDM vol. 1, 8.7.2).
     */
    public static final int FREEZE = 256;

    /** {@link #errorCode} of an exception that pushes none. */
    public static final int NO_ERROR_CODE = -1;

    /** Exception vector, 0-31. */
    public int vector;
    /** The error code to push, or {@link #NO_ERROR_CODE}. */
    public int errorCode;
    /** The faulting linear address of a page fault (what CR2 receives). */
    public long linear;

    public GuestFault() {
        super(null, null, false, false);
    }

    /** This fault, filled in for a page fault. */
    public GuestFault page(long address, int code) {
        vector = 14;
        errorCode = code;
        linear = address;
        return this;
    }

    /** This fault, filled in. */
    public GuestFault with(int exceptionVector, int code) {
        vector = exceptionVector;
        errorCode = code;
        return this;
    }

    @Override
    public String getMessage() {
        return "exception " + vector + " error code " + errorCode;
    }
}
