package dev.emu64.cli.debug;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.DebugChoice;
import dev.emu64.debug.BlockLog;
import dev.emu64.debug.EventLog;
import dev.emu64.debug.Probe;
import dev.emu64.debug.Timeline;
import dev.emu64.machine.Machine;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Everything that was asked to look into the guest, attached to one machine. */
public final class Debugging implements Closeable {
    private final DebugChoice choice;
    private final Machine machine;
    private final HostConsole console;
    private final KernelSymbols symbols;
    private final List<Probe> probes = new ArrayList<>();
    /** Null without {@code --explain}. */
    private Timeline timeline;
    /** The log file, or null. */
    private HostOutput file;
    /** Null without {@code -gdb}. */
    private GdbPort port;
    private GdbServer gdb;

    private Debugging(DebugChoice choice, Machine machine, HostConsole console, KernelSymbols symbols) {
        this.choice = choice;
        this.machine = machine;
        this.console = console;
        this.symbols = symbols;
    }

    /**
     * Attaches what {@code choice} asks for.
     *
     * @throws UserError if a file or port cannot be opened
     */
    public static Debugging open(DebugChoice choice, Machine machine, HostConsole console, KernelSymbols symbols, Cancellation cancellation) {
        Debugging debugging = new Debugging(choice, machine, console, symbols);
        debugging.logs();
        debugging.explain();
        machine.probe(debugging.probes);
        if (choice.gdbPort >= 0) {
            debugging.port = GdbPort.open(choice.gdbHost, choice.gdbPort, cancellation);
            debugging.gdb = new GdbServer(machine, choice.architecture, console, symbols, debugging.port, debugging.probes);
        } else if (choice.stopped) {
            throw UserError.usage("-S: only GDB can start the guest then; add -s");
        }
        return debugging;
    }

    private void explain() {
        if (choice.explain) {
            timeline = new Timeline(machine.cpu(), symbols, new MachineScreen(machine), symbols.entry(), this::tell);
            probes.add(timeline);
        }
    }

    private void tell(String line) {
        console.err().writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void logs() {
        if (choice.log.isEmpty()) {
            return;
        }
        Consumer<String> out = logOutput();
        boolean events = choice.log.contains("int");
        boolean resets = choice.log.contains("cpu_reset");
        if (events || resets) {
            probes.add(new EventLog(machine.cpu(), events, resets, out));
        }
        boolean listing = choice.log.contains("in_asm");
        boolean executions = choice.log.contains("exec");
        if (listing || executions) {
            probes.add(new BlockLog(machine.cpu(), listing, executions, symbols, out));
        }
    }

    private Consumer<String> logOutput() {
        if (choice.logFile == null) {
            return console.err()::print;
        }
        try {
            file = new HostOutput(choice.logFile, new FileOutputStream(choice.logFile));
        } catch (IOException e) {
            throw UserError.host("-D " + choice.logFile + ": cannot be written");
        }
        return this::toFile;
    }

    private void toFile(String text) {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            file.accept(value);
        }
    }

    /** Runs the machine under observation. */
    public StopReason run(RunLimits limits, RunObserver observer) {
        StopReason stop = gdb == null ? machine.run(limits, observer) : gdb.run(limits, observer, choice.stopped);
        if (timeline != null) {
            timeline.end(stop.describe());
        }
        return stop;
    }

    @Override
    public void close() {
        if (port != null) {
            port.close();
        }
        if (file != null) {
            file.flush();
            if (file.failure() != null) {
                console.say(file.complaint());
            }
            file.close();
        }
    }
}
