package dev.emu64.cli.terminal;

import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.screen.ScreenFiles;
import dev.emu64.cli.screen.ScreenRequest;
import dev.emu64.cli.screen.TerminalGraphics;
import dev.emu64.cli.screen.TerminalView;
import dev.emu64.debug.GuestView;
import dev.emu64.display.ColorDepth;
import dev.emu64.display.Frame;
import dev.emu64.display.Screen;
import dev.emu64.display.TextScreen;
import dev.emu64.machine.Machine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Size;

/** What stands on the terminal: the guest's screen, below it the status line or a note, over it the help. */
final class LiveScreen {
    private static final String ESC = "\u001b";
    private static final long NOTE_NANOS = 3_000_000_000L;
    private static final long STATUS_NANOS = 500_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** So many times as long as a picture took to draw is the guest's before the next. */
    private static final long PICTURE_REST = 4;
    /** So many rows may be cut without a word: the last with text are the ones shown. */
    private static final int SPARE_ROWS = 2;
    private static final List<String> HELP = List.of(
            "Ctrl-A x   quit",
            "Ctrl-A h   this help",
            "Ctrl-A r   reset the machine",
            "Ctrl-A p   pause, and go on",
            "Ctrl-A s   write the screen to files (PNG and text)",
            "Ctrl-A t   type a line of text for the guest: \\n is Enter, \\t Tab, \\e Escape",
            "Ctrl-A i   inspect the processor",
            "Ctrl-A l   status line on and off",
            "Ctrl-A Ctrl-A   Ctrl-A for the guest",
            "",
            "All other keys go to the guest, Ctrl-C too.");

    private final LiveTerminal terminal;
    private final Writer out;
    private final TerminalView view;
    private final ColorDepth depth;
    private int rows;
    private int columns;
    private boolean statusLine;
    /** Lines of ours that stand where the guest's screen would, or null. */
    private List<String> page;
    private String prompt;
    private boolean asked;
    /** Pictures take their time to draw: not before then comes the next. */
    private long pictureDueNanos;
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
        this.depth = depth;
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

    /** The terminal can show pictures so. */
    void graphics(TerminalGraphics graphics) {
        if (view.graphics(graphics)) {
            stale = true;
        }
    }

    /** A line is being typed for the emulator; null for none. */
    void prompt(String line) {
        if (prompt != null && line == null) {
            relayOut();
        }
        prompt = line;
    }

    /** Draws what is new. */
    void draw(Machine machine, boolean news, boolean paused, long now) {
        if (terminal.tookNewSize()) {
            Size size = terminal.size();
            rows = size.getRows();
            columns = size.getColumns();
            relayOut();
            if (page != null) {
                show(page);
            }
        }
        stale |= news;
        if (note != null && now - noteUntilNanos > 0) {
            note = null;
            relayOut();
        }
        guarded(() -> {
            if (stale && page == null) {
                drawGuest(machine, now);
            }
            bottomLine(machine, paused, now);
            out.flush();
        });
    }

    private void drawGuest(Machine machine, long now) throws IOException {
        Screen screen = machine.screen();
        boolean picture = screen instanceof Frame;
        if (picture && !asked) {
            ask();
        }
        if (picture && now < pictureDueNanos) {
            return;
        }
        stale = false;
        warnOfCut(screen);
        view.draw(Viewport.fit(screen, screenRows()));
        long after = System.nanoTime();
        pictureDueNanos = after + PICTURE_REST * (after - now);
        shownLine = note == null ? shownLine : "";
    }

    /** Asks the terminal for pictures when the first is to be shown: most guests never need the answer. */
    private void ask() throws IOException {
        asked = true;
        if (depth != ColorDepth.NONE) {
            out.write(TerminalGraphics.QUERY);
        }
    }

    private void warnOfCut(Screen screen) {
        if (!warned && screen instanceof TextScreen text && (text.rows() > screenRows() + SPARE_ROWS || text.columns() > columns)) {
            warned = true;
            note("the terminal has " + columns + "x" + rows + " characters, the guest " + text.columns() + "x" + text.rows());
        }
    }

    private void bottomLine(Machine machine, boolean paused, long now) throws IOException {
        String line = prompt == null ? note : promptLine();
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

    /** Its end is what the user wants to see. */
    private String promptLine() {
        String line = " type: " + prompt + "\u2588";
        return line.length() > columns ? line.substring(line.length() - columns) : line;
    }

    private String status(Machine machine, boolean paused, long now) {
        long instructions = machine.instructions();
        long tenths = statusNanos == 0 ? 0 : Math.round((instructions - statusInstructions) * 10_000.0 / (now - statusNanos));
        statusNanos = now;
        statusInstructions = instructions;
        return " " + (paused ? "paused" : machine.cpu().halted ? "halted" : "running") + "  " + new GuestView(machine.cpu()).mode() + "  "
                + instructions + " instructions  " + tenths / 10 + "." + tenths % 10 + " MIPS  " + machine.timerTicks() + " ticks  "
                + machine.nanos() / SECOND_NANOS + " s  Ctrl-A h: help";
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
        show(HELP);
    }

    /** Shows lines of ours until a key is pressed. */
    void show(List<String> lines) {
        page = lines;
        guarded(() -> {
            view.leave();
            int shown = Math.min(lines.size(), rows - 1);
            for (int i = 0; i < shown; i++) {
                String line = lines.get(i);
                out.write(ESC + "[" + (i + 1) + ";2H" + (line.length() >= columns ? line.substring(0, columns - 1) : line));
            }
            out.write(ESC + "[" + (shown + 1) + ";2H" + ESC + "[7m any key goes back " + ESC + "[0m");
            out.flush();
        });
        shownLine = "";
    }

    /** Takes the page away; false where there was none. */
    boolean leavePage() {
        if (page == null) {
            return false;
        }
        page = null;
        relayOut();
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
