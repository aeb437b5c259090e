package dev.emu64.cli;

/** A mistake of the user's: one clear line, perhaps a second with what to try, and an exit code. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserError(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Unknown option or bad value. */
    static UserError usage(String message) {
        return new UserError(2, message);
    }

    /** Not bootable: what was found, what was expected. */
    static UserError notBootable(String message) {
        return new UserError(8, message);
    }

    /** A host file or socket could not be read or written. */
    static UserError host(String message) {
        return new UserError(14, message);
    }

    int exitCode() {
        return exitCode;
    }
}
