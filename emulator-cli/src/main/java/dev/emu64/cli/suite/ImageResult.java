package dev.emu64.cli.suite;

/**
 * How a test went.
 *
 * @param outcome whether it passed, and if not, whether the guest or the test is at fault
 * @param message what was not as expected, in one line or more; null for success
 * @param out what the run gave on standard output: the screen, or what the guest wrote to it
 * @param err what it said on standard error
 * @param hostNanos how long it took
 */
record ImageResult(ImageTest test, Outcome outcome, String message, String out, String err, long hostNanos) {
    /** What became of a test. */
    enum Outcome {
        PASSED,
        /** The guest ran, and not as expected. */
        FAILED,
        /** There was no run to judge: no boot image, options or a script that make no sense, a bug of the emulator's. */
        ERROR
    }

    boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
