package dev.emu64.cli.run;

import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import dev.emu64.machine.Machine;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.PrimitiveIterator;

/** Gives keys to the guest one by one, each once it has read the one before, so that none is lost. */
public final class Typist {
    private final Deque<KeyEvent> waiting = new ArrayDeque<>();
    private final KeyboardLayout layout;

    public Typist(KeyboardLayout layout) {
        this.layout = layout;
    }

    /** The layout of that name, as {@code -k} gives it. */
    public static KeyboardLayout layout(String name) {
        return KeyboardLayout.named(name);
    }

    /** Queues the keys of {@code text}; the first character that the layout cannot type, or -1. */
    public int type(String text) {
        PrimitiveIterator.OfInt codePoints = text.codePoints().iterator();
        while (codePoints.hasNext()) {
            int codePoint = codePoints.nextInt();
            List<KeyEvent> strokes = layout.strokes(codePoint);
            if (strokes.isEmpty()) {
                return codePoint;
            }
            waiting.addAll(strokes);
        }
        return -1;
    }

    /** Queues keys. */
    public void press(Collection<KeyEvent> strokes) {
        waiting.addAll(strokes);
    }

    /** Hands over the next key if the guest is ready for it. */
    public void feed(Machine machine) {
        while (!waiting.isEmpty() && machine.takesKey(waiting.peek())) {
            machine.key(waiting.poll());
        }
    }

    /** Whether keys wait. */
    public boolean busy() {
        return !waiting.isEmpty();
    }
}
