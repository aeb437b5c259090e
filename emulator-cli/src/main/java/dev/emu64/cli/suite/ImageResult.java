package dev.emu64.cli.suite;

/**
 * How a test went.
 *
 * @param failure what was not as expected, in one line or more; null for success
 * @param out what the run gave on standard output: the screen, or what the guest wrote to it
 * @param err what it said on standard error
 * @param hostNanos how long it took
 */
record ImageResult(ImageTest test, String failure, String out, String err, long hostNanos) {
    boolean passed() {
        return failure == null;
    }
}
