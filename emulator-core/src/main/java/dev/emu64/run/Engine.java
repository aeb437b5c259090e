package dev.emu64.run;

/** Executes guest instructions on one cpu. Every engine leaves the same state at the same instruction count. */
public interface Engine {
    /**
     * Executes until the clock's instruction count reaches {@code limit}, the scheduler has an event due, or the cpu
     * asks for attention (an interrupt to deliver, HLT, a stop); faults are delivered on the way, each counting as an
     * instruction. The count never passes {@code limit}. Attention is looked at behind each instruction, not before the
     * first: the caller has handled what was pending, and what then still asks (single step, an interrupt shadow) wants
     * one instruction.
     */
    void run(long limit);

    /** Forgets all decoded and translated code, after RAM was replaced as a whole. */
    void flush();
}
