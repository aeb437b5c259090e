package dev.emu64.cli.terminal;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.screen.TerminalGraphics;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads the terminal on a thread of its own; keys and commands wait in queues for the thread that runs the guest. */
final class KeySource implements KeyDecoder.Listener {
    /** How long the rest of an escape sequence may take: less than people, more than a slow line. */
    private static final int ESCAPE_MILLIS = 50;

    private final KeyInput in;
    private final Cancellation cancellation;
    private final KeyDecoder decoder;
    private final Queue<List<KeyEvent>> keys = new ConcurrentLinkedQueue<>();
    private final Queue<Character> commands = new ConcurrentLinkedQueue<>();
    private final Queue<String> typed = new ConcurrentLinkedQueue<>();
    private volatile TerminalGraphics graphics = TerminalGraphics.TEXT;
    private volatile String line;

    KeySource(KeyInput in, Cancellation cancellation, KeyboardLayout layout) {
        this.in = in;
        this.cancellation = cancellation;
        this.decoder = new KeyDecoder(layout, this);
    }

    void start() {
        Thread reader = new Thread(this::read, "keys");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            for (int value = in.read(); value >= 0; value = in.read()) {
                decoder.accept(value);
                if (decoder.undecided() && !in.comesWithin(ESCAPE_MILLIS)) {
                    decoder.pause();
                }
            }
            cancellation.request();
        } catch (IOException e) {
            // the terminal is gone, and with it the user
            cancellation.request();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void keys(List<KeyEvent> events) {
        keys.add(events);
        cancellation.wake();
    }

    @Override
    public void command(char key) {
        commands.add(key);
        cancellation.wake();
    }

    @Override
    public void line(String soFar) {
        line = soFar;
        cancellation.wake();
    }

    @Override
    public void typed(String text) {
        line = null;
        if (text != null) {
            typed.add(text);
        }
        cancellation.wake();
    }

    @Override
    public void graphics(TerminalGraphics.Protocol protocol) {
        graphics = graphics.orBetter(protocol);
        cancellation.wake();
    }

    @Override
    public void cellSize(int width, int height) {
        graphics = graphics.withCell(width, height);
    }

    /** What the terminal has told of its pictures so far. */
    TerminalGraphics graphics() {
        return graphics;
    }

    /** The line that is being typed for the emulator, or null. */
    String line() {
        return line;
    }

    /** The next line that the user has typed for the guest, or null. */
    String nextTyped() {
        return typed.poll();
    }

    /** The keys of the next stroke, or null. */
    List<KeyEvent> nextKeys() {
        return keys.poll();
    }

    /** The next command, or null. */
    Character nextCommand() {
        return commands.poll();
    }
}
