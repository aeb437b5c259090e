package dev.emu64.cli.terminal;

import dev.emu64.cli.host.HostConsole;
import java.io.Closeable;
import java.io.PrintStream;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * A bar on standard error for work that takes its time. It is drawn on a terminal only, not before half a second is over,
 * and gone when the work is done. May be advanced from several threads.
 */
public final class Progress implements Closeable {
    private static final long PATIENCE_NANOS = 500_000_000L;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final int BAR_COLUMNS = 40;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final String work;
    private final long total;
    private long done;
    private long drawAtNanos;
    private boolean drawn;
    /** Null until it has to be known. */
    private Boolean terminal;

    /** A bar that waits for so long, on what is a terminal, or not, or (null) is found out when it matters. */
    Progress(PrintStream err, Boolean terminal, String work, long total, long patienceNanos) {
        this.err = err;
        this.terminal = terminal;
        this.work = work;
        this.total = total;
        drawAtNanos = System.nanoTime() + patienceNanos;
    }

    /** Work of {@code total} steps, called {@code work} in front of the bar. */
    public static Progress of(HostConsole console, String work, long total) {
        boolean ours = console.err() == System.err;
        return new Progress(console.err(), ours ? null : Boolean.FALSE, work, total, PATIENCE_NANOS);
    }

    /** So many steps more are done. */
    public synchronized void advance(long steps) {
        done += steps;
        if (terminal == Boolean.FALSE) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawAtNanos >= 0) {
            drawAtNanos = now + REDRAW_NANOS;
            if (onTerminal()) {
                draw();
            }
        }
    }

    /** Prints lines of the work's own, which may go to the same terminal, without the bar among them. */
    public synchronized void aside(Runnable lines) {
        boolean redraw = drawn;
        close();
        lines.run();
        if (redraw) {
            draw();
        }
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }

    private boolean onTerminal() {
        if (terminal == null) {
            terminal = new ExecTerminalProvider().isPosixSystemStream(SystemStream.Error);
        }
        return terminal;
    }

    private void draw() {
        long part = Math.max(0, Math.min(done, total));
        int filled = total <= 0 ? 0 : (int) (part * BAR_COLUMNS / total);
        int percent = total <= 0 ? 0 : (int) (part * 100 / total);
        err.print(ERASE + work + " [" + "#".repeat(filled) + ".".repeat(BAR_COLUMNS - filled) + "] " + percent + "%");
        err.flush();
        drawn = true;
    }
}
