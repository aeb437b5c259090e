package dev.emu64.vectors;

import java.util.List;

/**
 * The outcome of one file.
 *
 * @param mode     such as long64
 * @param group    such as alu
 * @param failures the first ones, as many as were asked for
 * @param skipped  why no case was run, or null
 */
public record FileResult(String mode, String group, int passed, int total, List<Failure> failures, String skipped) {
    public int failed() {
        return total - passed;
    }
}
