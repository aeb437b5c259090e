package dev.emu64.cli.host;

/**
 * A mistake of the user's: one clear line, perhaps a second with what to try, and an exit code. An empty message says
 * nothing: there is nobody left to read it.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private UserError(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Unknown option or bad value. */
    public static UserError usage(String message) {
        return new UserError(ExitCode.USAGE, message);
    }

    /** Not bootable: what was found, what was expected. */
    public static UserError notBootable(String message) {
        return new UserError(ExitCode.NOT_BOOTABLE, message);
    }

    /** Asked for by name, but not there. */
    public static UserError unsupported(String message) {
        return new UserError(ExitCode.UNSUPPORTED, message);
    }

    /** A host file or socket could not be read or written. */
    public static UserError host(String message) {
        return new UserError(ExitCode.HOST, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
