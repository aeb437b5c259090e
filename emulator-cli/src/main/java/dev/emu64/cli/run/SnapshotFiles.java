package dev.emu64.cli.run;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.machine.Machine;
import dev.emu64.run.StopReason;
import dev.emu64.snapshot.SnapshotException;
import dev.emu64.snapshot.SnapshotFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Snapshots in the host's files, as {@code --load-snapshot} and {@code --save-snapshot} want them. */
final class SnapshotFiles {
    private final BootOptions options;

    /** Refuses a moment without a file. */
    SnapshotFiles(BootOptions options) {
        this.options = options;
        if (options.saveSnapshot == null && atMoment()) {
            throw UserError.usage("--at says when to save: it goes with --save-snapshot FILE");
        }
    }

    /**
     * Has the machine go on from the file that was asked for, if any.
     *
     * @throws UserError if it cannot be read or does not fit
     */
    void load(Machine machine) {
        if (options.loadSnapshot == null) {
            return;
        }
        try (InputStream file = Files.newInputStream(HostFiles.path(options.loadSnapshot))) {
            machine.load(SnapshotFile.read(file));
        } catch (SnapshotException e) {
            throw UserError.notBootable("the snapshot " + options.loadSnapshot + " cannot be used: " + e.getMessage());
        } catch (IOException e) {
            throw HostFiles.unreadable(options.loadSnapshot, e);
        }
    }

    /**
     * Saves the machine if the moment for it has come with the end of a run.
     *
     * @return the reason to tell: that it was saved where the run has ended for that, else {@code stop}
     */
    StopReason save(StopReason stop, Machine machine) {
        if (options.saveSnapshot == null || !due(stop, machine)) {
            return stop;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            SnapshotFile.write(machine.save(), file);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        HostFiles.write(options.saveSnapshot, file.toByteArray());
        return atMoment() ? new StopReason.Quit(0, "saved the machine to " + options.saveSnapshot + " after " + machine.instructions()
                + " instructions") : stop;
    }

    private boolean atMoment() {
        return options.snapshotAtText != null || options.snapshotAtInstructions != null;
    }

    private boolean due(StopReason stop, Machine machine) {
        if (options.snapshotAtText != null) {
            return stop instanceof StopReason.TextSeen seen && seen.text().equals(options.snapshotAtText);
        }
        return options.snapshotAtInstructions == null
                || stop instanceof StopReason.InstructionLimit && machine.instructions() >= options.snapshotAtInstructions;
    }
}
