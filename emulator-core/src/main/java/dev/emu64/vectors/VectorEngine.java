package dev.emu64.vectors;

/** What executes the instructions of a case. */
public interface VectorEngine {
    /** {@link #run}'s answer where no fault was delivered. */
    int NO_FAULT = -1;

    /**
     * Executes at least one instruction and then on until HLT is next, which is left alone, or for {@code most}
     * instructions. Faults are delivered.
     *
     * @return the vector of the first fault that an instruction raised, or {@link #NO_FAULT}
     */
    int run(int most);
}
