package dev.emu64.mmu;

/**
 * An architectural exception on its way from the place that detects it to the engine that delivers it. One instance
 * per machine, preallocated and without a stack trace, since guests raise faults by the million.
 */
public final class GuestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
