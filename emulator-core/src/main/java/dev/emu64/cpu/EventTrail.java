package dev.emu64.cpu;

import dev.emu64.mmu.GuestFault;

/**
 * The last exceptions and interrupts and what became of them, for whoever has to explain a shutdown. It is no part of
 * the processor's state.
 */
public final class EventTrail {
    /** Events remembered; a power of two. */
    public static final int LENGTH = 16;
    private static final int MASK = LENGTH - 1;

    /**
     * One event.
     *
     * @param vector 0-255
     * @param errorCode what is pushed, or {@link GuestFault#NO_ERROR_CODE}
     * @param kind one of {@link Interrupts}' kinds
     * @param cs selector of CS at that time
     * @param rip address of the faulting instruction, or of the next one for traps and interrupts
     * @param cr2 CR2 at that time: the faulting address of a page fault
     * @param instructions instructions retired before
     * @param failure the vector of the exception that kept it from its handler, or -1 if that was reached
     * @param failureCode the error code of that exception
     * @param failureAddress its linear address, of a page fault
     */
    public record Event(int vector, int errorCode, int kind, int cs, long rip, long cr2, long instructions, int failure,
            int failureCode, long failureAddress) {
        public boolean delivered() {
            return failure < 0;
        }
    }

    private final int[] vectors = new int[LENGTH];
    private final int[] codes = new int[LENGTH];
    private final int[] kinds = new int[LENGTH];
    private final int[] selectors = new int[LENGTH];
    private final long[] rips = new long[LENGTH];
    private final long[] addresses = new long[LENGTH];
    private final long[] counts = new long[LENGTH];
    private final int[] failures = new int[LENGTH];
    private final int[] failureCodes = new int[LENGTH];
    private final long[] failureAddresses = new long[LENGTH];
    private long total;

    /** An event is on its way to its handler. */
    void begin(Cpu cpu, int vector, int code, int kind) {
        int i = (int) total++ & MASK;
        vectors[i] = vector;
        codes[i] = code;
        kinds[i] = kind;
        selectors[i] = cpu.seg[Segment.CS].selector;
        rips[i] = cpu.rip;
        addresses[i] = cpu.control.cr2;
        counts[i] = cpu.clock.instructions;
        failures[i] = -1;
    }

    /** The latest event did not reach its handler. */
    void failed(GuestFault by) {
        int i = (int) (total - 1) & MASK;
        failures[i] = by.vector;
        failureCodes[i] = by.errorCode;
        failureAddresses[i] = by.linear;
    }

    /** How many events can be told of. */
    public int size() {
        return (int) Math.min(total, LENGTH);
    }

    /** The event {@code back} steps before the latest, which is 0. */
    public Event event(int back) {
        int i = (int) (total - 1 - back) & MASK;
        return new Event(vectors[i], codes[i], kinds[i], selectors[i], rips[i], addresses[i], counts[i], failures[i],
                failureCodes[i], failureAddresses[i]);
    }

    /** How many of the latest events belong to the chain of failed deliveries that the latest one ends. */
    public int chainLength() {
        int n = 1;
        while (n < size() && !event(n).delivered()) {
            n++;
        }
        return n;
    }
}
