package dev.emu64.snapshot;

import java.util.List;

/**
 * The state of a {@link Stateful} part, taken at one moment: fields by name, in the order of saving. It never changes,
 * so any number of machines, on any threads, may be restored from it.
 */
public final class SavedState {
    private final List<SavedField> fields;

    SavedState(List<SavedField> fields) {
        this.fields = List.copyOf(fields);
    }

    /** What {@code part} saves now. */
    public static SavedState of(Stateful part) {
        StateRecorder recorder = new StateRecorder();
        part.save(recorder);
        return new SavedState(recorder.fields());
    }

    /**
     * Has {@code part} load this state.
     *
     * @throws SnapshotException if the part asks for other fields than were saved; it is then half loaded
     */
    public void restore(Stateful part) {
        StateReplay replay = new StateReplay(fields);
        part.load(replay);
        replay.finish();
    }

    List<SavedField> fields() {
        return fields;
    }

    /** How many fields there are, for diagnostics. */
    public int size() {
        return fields.size();
    }
}
