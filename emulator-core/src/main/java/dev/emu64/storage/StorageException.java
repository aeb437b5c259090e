package dev.emu64.storage;

import java.io.IOException;

/** The host failed to read or write the file behind a disk: the run ends with an error for the user, not for the guest. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String medium;

    /** {@code medium} is the file's name as the user gave it, {@code action} "read", "write" or "flush". */
    public StorageException(String medium, String action, IOException cause) {
        super("cannot " + action + " " + medium + ": " + reason(cause), cause);
        this.medium = medium;
    }

    private static String reason(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** The name of the file, as the user gave it. */
    public String medium() {
        return medium;
    }
}
