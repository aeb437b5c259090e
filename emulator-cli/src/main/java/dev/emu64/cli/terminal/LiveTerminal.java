package dev.emu64.cli.terminal;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.Signals;

/**
 * The terminal in raw mode: every byte comes as it is, Ctrl-C included. Restored by {@link #close}. On Windows it is the
 * console's, whose keys and characters go through JLine's native part; elsewhere {@code stty} sets it up, and bytes go
 * straight to and from the file descriptors.
 */
final class LiveTerminal implements Closeable {
    private final Terminal terminal;
    private final Attributes before;
    private final KeyInput in;
    private final Writer out;
    private volatile boolean resized;

    private LiveTerminal(Terminal terminal, KeyInput in, Writer out) {
        this.terminal = terminal;
        this.before = terminal.getAttributes();
        this.in = in;
        this.out = out;
    }

    /** Takes over the process's terminal; null where there is none that can be used so. */
    static LiveTerminal open(Cancellation cancellation) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        try {
            LiveTerminal live = windows ? console() : device();
            live.raw();
            Runnable resize = () -> {
                live.resized = true;
                cancellation.wake();
            };
            if (windows) {
                live.terminal.handle(Terminal.Signal.WINCH, signal -> resize.run());
            } else {
                Signals.register("WINCH", resize);
            }
            return live;
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    /** JLine must leave signals to the JVM: with its default of them an interrupt would end the process on the spot. */
    private static TerminalBuilder builder() {
        return TerminalBuilder.builder().system(true).dumb(false).nativeSignals(false);
    }

    private static LiveTerminal device() throws IOException {
        Terminal terminal = builder().provider("exec").build();
        return new LiveTerminal(terminal, KeyInput.of(new FileInputStream(FileDescriptor.in)),
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    }

    private static LiveTerminal console() throws IOException {
        Terminal terminal = builder().encoding(StandardCharsets.UTF_8).build();
        if (!(terminal.input() instanceof NonBlockingInputStream keys)) {
            terminal.close();
            throw new IOException("a console without events");
        }
        return new LiveTerminal(terminal, KeyInput.of(keys), terminal.writer());
    }

    private void raw() {
        Attributes raw = new Attributes(before);
        raw.setLocalFlags(EnumSet.of(Attributes.LocalFlag.ICANON, Attributes.LocalFlag.ECHO, Attributes.LocalFlag.ISIG,
                Attributes.LocalFlag.IEXTEN), false);
        raw.setInputFlags(EnumSet.of(Attributes.InputFlag.IXON, Attributes.InputFlag.ICRNL, Attributes.InputFlag.INLCR,
                Attributes.InputFlag.IGNCR), false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
    }

    /** What the user types. */
    KeyInput in() {
        return in;
    }

    /** The screen; text is held back until flushed. */
    Writer out() {
        return out;
    }

    /** Columns and rows now. */
    Size size() {
        Size size = terminal.getSize();
        return size.getColumns() > 0 && size.getRows() > 0 ? size : new Size(80, 25);
    }

    /** Whether the size has changed since the last call. */
    boolean tookNewSize() {
        boolean was = resized;
        resized = false;
        return was;
    }

    @Override
    public void close() {
        try {
            out.flush();
            terminal.setAttributes(before);
            terminal.close();
        } catch (IOException e) {
            throw UserError.host("the terminal: " + HostFiles.reason(e));
        }
    }
}
