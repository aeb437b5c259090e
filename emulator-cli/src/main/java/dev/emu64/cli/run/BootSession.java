package dev.emu64.cli.run;

import dev.emu64.cli.debug.Debugging;
import dev.emu64.cli.debug.KernelSymbols;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.record.ScreenRecorder;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import dev.emu64.storage.StorageException;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;

/** A machine built as options say, with its files and lines open; how it is driven is another's concern. */
public final class BootSession implements Closeable {
    private static final String MORE_MEMORY = "; give Java more: java -Xmx4g -jar emu.jar …";

    private final BootOptions options;
    private final HostConsole console;
    private final Media media;
    private final SerialPlaces places;
    /** Null where the run may end as it likes. */
    private final Expectations expectations;
    private final SnapshotFiles snapshots;
    /** Null without {@code --record}. */
    private final ScreenRecorder recorder;
    private final Machine machine;
    private final RunWatch watch;
    private final Report report;
    /** Null where nobody asked to look into the guest. */
    private final Debugging debugging;

    private BootSession(BootOptions options, HostConsole console, Cancellation cancellation, boolean hostClock, Media media,
            SerialPlaces places, Expectations expectations) {
        this.options = options;
        this.console = console;
        this.media = media;
        this.places = places;
        this.expectations = expectations;
        this.snapshots = new SnapshotFiles(options);
        this.machine = machine(hostClock);
        snapshots.load(machine);
        this.recorder = options.record == null ? null : ScreenRecorder.to(options.record, machine);
        this.watch = new RunWatch(options, places, cancellation, expectations, typist(), recorder);
        this.report = new Report(options, console, machine);
        KernelSymbols symbols = new KernelSymbols(media.drives());
        machine.symbols(symbols);
        this.debugging = options.debug.any() ? Debugging.open(options.debug, machine, console, symbols, cancellation) : null;
    }

    /**
     * Opens everything.
     *
     * @param hostClock whether the guest keeps step with the host's clock
     * @throws UserError if a file or option stands against it
     */
    public static BootSession open(BootOptions options, HostConsole console, Cancellation cancellation, boolean hostClock) {
        cancellation.begins();
        try {
            return opened(options, console, cancellation, hostClock);
        } catch (UserError e) {
            if (options.result != null) {
                HostFiles.write(options.result, RunResult.refused(e).getBytes(StandardCharsets.UTF_8));
            }
            throw e;
        }
    }

    private static BootSession opened(BootOptions options, HostConsole console, Cancellation cancellation, boolean hostClock) {
        for (String warning : options.warnings) {
            console.say(warning);
        }
        Expectations expectations = Expectations.of(options);
        Media media = Media.open(options);
        SerialPlaces places = null;
        try {
            places = SerialPlaces.open(options, console, cancellation, expectations);
            BootSession session = new BootSession(options, console, cancellation, hostClock, media, places, expectations);
            session.tellNotes();
            return session;
        } catch (RuntimeException e) {
            if (places != null) {
                places.close();
            }
            media.close();
            throw e;
        }
    }

    private void tellNotes() {
        for (String warning : media.warnings()) {
            console.say(warning);
        }
        if (options.verbose) {
            for (String description : media.descriptions()) {
                console.say(description);
            }
            for (String note : options.notes) {
                console.say(note);
            }
        }
    }

    private Machine machine(boolean hostClock) {
        try {
            return new Machine(Configuration.of(options, media, places.com1(), places.debugConsole(), hostClock, console));
        } catch (OutOfMemoryError e) {
            throw UserError.host("no memory for -m " + (options.ramBytes >> 20) + "M" + MORE_MEMORY);
        }
    }

    private Typist typist() {
        if (options.type == null) {
            return null;
        }
        Typist typist = new Typist(Typist.layout(options.layout));
        int unknown = typist.type(options.type);
        if (unknown >= 0) {
            throw UserError.usage("--type: the layout " + options.layout + " has no key for " + Character.toString(unknown));
        }
        return typist;
    }

    public Machine machine() {
        return machine;
    }

    public RunWatch watch() {
        return watch;
    }

    /** Runs the machine; the host's failures become the end of the run. */
    public StopReason run(RunLimits limits, RunObserver observer) {
        try {
            return debugging == null ? machine.run(limits, observer) : debugging.run(limits, observer);
        } catch (UserError e) {
            return new StopReason.Quit(e.exitCode(), e.getMessage());
        } catch (StorageException e) {
            return new StopReason.Quit(ExitCode.HOST, e.getMessage());
        } catch (OutOfMemoryError e) {
            return new StopReason.Quit(ExitCode.HOST, "no memory left for the guest's RAM" + MORE_MEMORY);
        }
    }

    /**
     * Gives the final screen and tells why the run ended.
     *
     * @return the exit code
     */
    public int finish(StopReason stop) {
        StopReason judged = stop;
        try {
            judged = snapshots.save(expectations == null ? stop : expectations.judge(stop, machine), machine);
            places.flush();
            if (recorder != null) {
                recorder.finish(machine);
            }
            report.finalScreen(places.usesStdout());
        } catch (UserError e) {
            judged = new StopReason.Quit(e.exitCode(), e.getMessage());
        }
        HostOutput broken = places.broken();
        if (broken != null && judged.exitCode() != ExitCode.HOST) {
            judged = new StopReason.Quit(ExitCode.HOST, broken.complaint());
        }
        return report.end(judged, stop, broken == console.out());
    }

    @Override
    public void close() {
        if (debugging != null) {
            debugging.close();
        }
        places.close();
        media.close();
    }
}
