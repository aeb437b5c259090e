package dev.emu64.cli.record;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.display.Screen;
import dev.emu64.machine.Machine;
import java.util.Locale;

/** Watches the screen and records its changes, at most 50 a second of guest time. */
public final class ScreenRecorder {
    private static final long FRAME_NANOS = 20_000_000;

    private final String file;
    private final Recording recording;
    /** Guest time at which the recording's begins. */
    private final long startNanos;
    private Screen shown;
    private long shownNanos;
    private long seenChanges;

    private ScreenRecorder(String file, Recording recording, Machine machine) {
        this.file = file;
        this.recording = recording;
        startNanos = machine.nanos();
        seenChanges = machine.screenChanges();
        show(machine);
    }

    /**
     * A recorder that begins now, for a file whose ending tells the form: {@code .cast} for asciinema's asciicast v2, {@code .gif} or {@code .svg}
     * for a moving picture.
     *
     * @throws UserError for any other ending
     */
    public static ScreenRecorder to(String file, Machine machine) {
        String end = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new ScreenRecorder(file, switch (end) {
            case "cast" -> new Asciicast();
            case "gif" -> new AnimatedGif();
            case "svg" -> new AnimatedSvg();
            default -> throw UserError.usage("--record " + file + ": expected a file that ends in .cast (asciinema), .gif or .svg");
        }, machine);
    }

    /** Looks whether there is something new. */
    public void look(Machine machine) {
        long changes = machine.screenChanges();
        if (changes != seenChanges && machine.nanos() - shownNanos >= FRAME_NANOS) {
            seenChanges = changes;
            show(machine);
        }
    }

    /** Guest time at which an idle guest's screen should be looked at: before {@code nanos} where a change waits. */
    public long due(Machine machine, long nanos) {
        return machine.screenChanges() == seenChanges ? nanos : Math.min(nanos, shownNanos + FRAME_NANOS);
    }

    private void show(Machine machine) {
        Screen screen = machine.screen();
        if (!screen.equals(shown)) {
            shown = screen;
            shownNanos = machine.nanos();
            recording.show(shownNanos - startNanos, screen);
        }
    }

    /** Records the last screen and writes the file. */
    public void finish(Machine machine) {
        show(machine);
        HostFiles.write(file, recording.finish(machine.nanos() - startNanos));
    }
}
