package dev.emu64.cli.terminal;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.screen.ScreenFiles;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.cli.screen.TerminalView;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.Screen;
import dev.emu64.display.TextScreen;
import dev.emu64.machine.Machine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;

/** What stands on the terminal: the guest's screen, below it the status line or a note, over it the help. */
final class LiveScreen {
    private static final String ESC = "\u001b";
    private static final long NOTE_NANOS = 3_000_000_000L;
    private static final long STATUS_NANOS = 500_000_000L;
    /** So many rows may be cut without a word: the last with text are the ones shown. */
    private static final int SPARE_ROWS = 2;
    private static final String HELP = """
            Ctrl-A x   quit
            Ctrl-A h   this help
            Ctrl-A r   reset the machine
            Ctrl-A p   pause, and go on
            Ctrl-A s   write the screen to files (PNG and text)
            Ctrl-A l   status line on and off
            Ctrl-A Ctrl-A   Ctrl-A for the guest

            All other keys go to the guest, Ctrl-C too.
            Any key goes back.
            """;

    private final LiveTerminal terminal;
    private final Writer out;
    private final TerminalView view;
    private int rows;
    private int columns;
    private boolean statusLine;
    private boolean help;
    /** Whether the next drawing is due although the guest's screen has not changed. */
    private boolean stale = true;
    private String note;
    private long noteUntilNanos;
    private long statusNanos;
    private long statusInstructions;
    private String shownLine = "";
    private boolean warned;

    LiveScreen(LiveTerminal terminal, ColorDepth depth, boolean statusLine) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.statusLine = statusLine;
        Size size = terminal.size();
        rows = size.getRows();
        columns = size.getColumns();
        view = new TerminalView(out, depth, columns, screenRows());
    }

    void open() {
        guarded(view::open);
    }

    /** Gives the terminal back. */
    void close() {
        guarded(view::close);
    }

    private int screenRows() {
        return Math.max(1, statusLine ? rows - 1 : rows);
    }

    /** Draws what is new. */
    void draw(Machine machine, boolean news, boolean paused, long now) {
        if (terminal.tookNewSize()) {
            Size size = terminal.size();
            rows = size.getRows();
            columns = size.getColumns();
            relayOut();
        }
        if (help) {
            return;
        }
        if (note != null && now - noteUntilNanos > 0) {
            note = null;
            relayOut();
        }
        guarded(() -> {
            if (news || stale) {
                stale = false;
                Screen screen = machine.screen();
                warnOfCut(screen);
                view.draw(Viewport.fit(screen, screenRows()));
                shownLine = note == null ? shownLine : "";
            }
            bottomLine(machine, paused, now);
            out.flush();
        });
    }

    private void warnOfCut(Screen screen) {
        if (!warned && screen instanceof TextScreen text && (text.rows() > screenRows() + SPARE_ROWS || text.columns() > columns)) {
            warned = true;
            note("the terminal has " + columns + "x" + rows + " characters, the guest " + text.columns() + "x" + text.rows());
        }
    }

    private void bottomLine(Machine machine, boolean paused, long now) throws IOException {
        String line = note;
        if (line == null && statusLine) {
            if (now - statusNanos < STATUS_NANOS && !shownLine.isEmpty()) {
                return;
            }
            line = status(machine, paused, now);
        }
        if (line == null || line.equals(shownLine)) {
            return;
        }
        shownLine = line;
        String cut = line.length() > columns ? line.substring(0, columns) : line;
        out.write(ESC + "7" + ESC + "[" + rows + ";1H" + ESC + "[0;7m" + cut + ESC + "[K" + ESC + "[0m" + ESC + "8");
    }

    private String status(Machine machine, boolean paused, long now) {
        long instructions = machine.instructions();
        long tenths = statusNanos == 0 ? 0 : Math.round((instructions - statusInstructions) * 10_000.0 / (now - statusNanos));
        statusNanos = now;
        statusInstructions = instructions;
        return " emu64  " + (paused ? "paused" : machine.cpu().halted ? "waiting" : "running") + "  " + tenths / 10 + "." + tenths % 10
                + " MIPS  " + machine.nanos() / 1_000_000_000 + " s of guest time  Ctrl-A h: help";
    }

    private void relayOut() {
        view.resize(columns, screenRows());
        stale = true;
        shownLine = "";
    }

    void toggleStatusLine() {
        statusLine = !statusLine;
        relayOut();
    }

    /** Shows a line for some seconds. */
    void note(String text) {
        note = " emu64: " + text + " ";
        noteUntilNanos = System.nanoTime() + NOTE_NANOS;
        shownLine = "";
    }

    void showHelp() {
        help = true;
        guarded(() -> {
            out.write(ESC + "[0m" + ESC + "[2J" + ESC + "[H\r\n  emu64\r\n\r\n");
            for (String line : HELP.split("\n")) {
                out.write("  " + line + "\r\n");
            }
            out.flush();
        });
    }

    /** Takes the help away; false where there was none. */
    boolean leaveHelp() {
        if (!help) {
            return false;
        }
        help = false;
        view.invalidate();
        stale = true;
        return true;
    }

    /** Writes the screen to the first free pair of files in the current folder. */
    void screenshot(Screen screen) {
        int number = 1;
        while (Files.exists(Path.of("emu-screen-" + number + ".png")) || Files.exists(Path.of("emu-screen-" + number + ".txt"))) {
            number++;
        }
        String name = "emu-screen-" + number;
        try {
            ScreenFiles.write(new ScreenRequest(ScreenRequest.Kind.PNG, Path.of(name + ".png")), screen);
            ScreenFiles.write(new ScreenRequest(ScreenRequest.Kind.TEXT, Path.of(name + ".txt")), screen);
            note("wrote " + name + ".png and " + name + ".txt");
        } catch (IOException e) {
            note("cannot write " + name + ": " + HostFiles.reason(e));
        }
    }

    /** Something that writes to the terminal. */
    private interface Drawing {
        void run() throws IOException;
    }

    private static void guarded(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException e) {
            throw UserError.host("the terminal: " + HostFiles.reason(e));
        }
    }
}
