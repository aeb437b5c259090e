package dev.emu64.image;

/**
 * A file is not what it was taken for. The message is made for the user who named the file: what was found, what was
 * expected, and what to try, in plain words and without the file's name, which the caller knows.
 */
public final class ImageFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String found;
    private final String expected;
    private final String advice;

    public ImageFormatException(String found, String expected, String advice) {
        super(found + "; expected " + expected + (advice.isEmpty() ? "" : "; " + advice));
        this.found = found;
        this.expected = expected;
        this.advice = advice;
    }

    /** What the file is, for instance {@code "an ELF for AArch64"}. */
    public String found() {
        return found;
    }

    /** What it should have been, for instance {@code "an ELF for x86-64"}. */
    public String expected() {
        return expected;
    }

    /** What the user can do about it; may be empty. */
    public String advice() {
        return advice;
    }
}
