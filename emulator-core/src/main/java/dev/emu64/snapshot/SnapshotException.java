package dev.emu64.snapshot;

/** A snapshot that does not fit or cannot be read. The message goes on behind "the snapshot cannot be used: ". */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SnapshotException(String reason) {
        super(reason, null, false, false);
    }
}
