package dev.emu64.vectors;

/** What executes the instructions of a case. */
public interface VectorEngine {
    /** {@link #run}'s answer where no fault was delivered. */
    int NO_FAULT = -1;

    /**
     * Executes {@code most} instructions (a repeated string instruction being one), or fewer if RIP becomes
     * {@code until}. Faults are delivered, and a trap that is due behind the last instruction.
     *
     * @return the vector of the first fault that an instruction raised, or {@link #NO_FAULT}
     */
    int run(int most, long until);
}
