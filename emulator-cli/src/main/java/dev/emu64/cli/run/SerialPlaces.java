package dev.emu64.cli.run;

import dev.emu64.bus.ByteSink;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.HostOutput;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootOptions;
import dev.emu64.cli.options.Channel;
import dev.emu64.machine.Machine;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Where COM1 and the debug console lead on the host. */
final class SerialPlaces implements Closeable {
    private final HostConsole console;
    private final Cancellation cancellation;
    private final List<HostOutput> files = new ArrayList<>();
    private ByteSink com1;
    private ByteSink debugConsole;
    private SerialInput input;
    private TcpSerial tcp;
    private boolean usesStdout;

    private SerialPlaces(HostConsole console, Cancellation cancellation) {
        this.console = console;
        this.cancellation = cancellation;
    }

    /**
     * Opens what {@code options} ask for.
     *
     * @param watch sees what COM1 sends, or null
     */
    static SerialPlaces open(BootOptions options, HostConsole console, Cancellation cancellation, ByteSink watch) {
        SerialPlaces places = new SerialPlaces(console, cancellation);
        try {
            places.com1 = options.serial == null ? new Nowhere() : places.output("-serial", options.serial);
            if (watch != null && places.com1 != null) {
                places.com1 = new Watched(places.com1, watch);
            }
            if (options.serial != null) {
                places.connectInput(options.serial);
            }
            if (options.debugConsole != null) {
                places.debugConsole = places.output("-debugcon", options.debugConsole);
            }
            return places;
        } catch (RuntimeException e) {
            places.close();
            throw e;
        }
    }

    private ByteSink output(String option, Channel channel) {
        switch (channel.kind()) {
            case STDIO, MON_STDIO -> {
                usesStdout = true;
                return console.out();
            }
            case NULL -> {
                return new Nowhere();
            }
            case NONE -> {
                return null;
            }
            case FILE -> {
                return file(channel.path());
            }
            case TCP_LISTEN, TCP_CONNECT -> {
                if (tcp != null) {
                    throw UserError.usage(option + ": one TCP connection is all there is");
                }
                tcp = TcpSerial.open(channel, console, cancellation);
                return tcp;
            }
        }
        throw new IllegalStateException("channel " + channel);
    }

    private HostOutput file(String name) {
        try {
            HostOutput file = new HostOutput(name, Files.newOutputStream(HostFiles.path(name)));
            files.add(file);
            return file;
        } catch (IOException e) {
            throw HostFiles.unwritable(name, e);
        }
    }

    private void connectInput(Channel serial) {
        if (serial.isStdio()) {
            input = new SerialInput(cancellation, serial.kind() == Channel.Kind.MON_STDIO, false);
            input.start(console.in());
        } else if (tcp != null) {
            input = tcp.input();
        }
    }

    /** COM1's output, or null where there is no COM1. */
    ByteSink com1() {
        return com1;
    }

    /** The debug console's output, or null where there is none. */
    ByteSink debugConsole() {
        return debugConsole;
    }

    /** Whether the guest itself writes to standard output. */
    boolean usesStdout() {
        return usesStdout;
    }

    /** Hands arrived bytes to the guest. */
    void pump(Machine machine) {
        if (input != null) {
            input.pump(machine);
        }
    }

    /** Whether the guest may still get input from outside. */
    boolean inputOpen() {
        return input != null && input.open();
    }

    /** Hands what the guest wrote to the host. */
    void flush() {
        if (usesStdout && console.out().pending()) {
            console.out().flush();
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).pending()) {
                files.get(i).flush();
            }
        }
        if (tcp != null) {
            tcp.flush();
        }
    }

    /** The output that the host no longer takes, or null. */
    HostOutput broken() {
        if (console.out().failure() != null) {
            return console.out();
        }
        for (HostOutput file : files) {
            if (file.failure() != null) {
                return file;
            }
        }
        return null;
    }

    @Override
    public void close() {
        flush();
        for (HostOutput file : files) {
            file.close();
        }
        if (tcp != null) {
            tcp.close();
        }
    }

    /** A line that nobody listens to. */
    private static final class Nowhere implements ByteSink {
        @Override
        public void accept(int value) {
            // as on a PC with nothing plugged in
        }
    }

    /** A line with a listener on it. */
    private record Watched(ByteSink next, ByteSink watch) implements ByteSink {
        @Override
        public void accept(int value) {
            watch.accept(value);
            next.accept(value);
        }
    }
}
