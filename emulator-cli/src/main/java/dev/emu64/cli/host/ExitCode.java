package dev.emu64.cli.host;

/** The exit codes that no stop of the machine gives; those of its stops stand in {@link dev.emu64.run.StopReason}. */
public final class ExitCode {
    /** Done as asked. */
    public static final int OK = 0;
    /** Unknown option or bad value. */
    public static final int USAGE = 2;
    /** Not bootable: what was found is no boot image. */
    public static final int NOT_BOOTABLE = 8;
    /** Something this emulator does not have. */
    public static final int UNSUPPORTED = 10;
    /** An expectation failed: text that never came, a vector that differs. */
    public static final int EXPECTATION_FAILED = 12;
    /** A host file or socket could not be read or written. */
    public static final int HOST = 14;
    /** A bug of the emulator's own (EX_SOFTWARE of sysexits.h). */
    public static final int BUG = 70;

    /** Ended by SIGHUP, SIGINT or SIGTERM, as shells count it. */
    public static final int HUNG_UP = 129;
    public static final int INTERRUPTED = 130;
    public static final int TERMINATED = 143;

    private ExitCode() {
    }
}
