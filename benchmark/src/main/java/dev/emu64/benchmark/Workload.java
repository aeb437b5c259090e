package dev.emu64.benchmark;

/**
 * A line of the benchmark kernel's plan.
 *
 * @param name at most eight letters
 * @param scale repetitions of the workload's unit; 0 leaves it out
 */
record Workload(String name, long scale) {
}
