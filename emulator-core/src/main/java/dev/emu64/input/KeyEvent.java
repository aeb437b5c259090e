package dev.emu64.input;

/** A key goes down ({@code pressed}) or up. */
public record KeyEvent(Key key, boolean pressed) {
    public static KeyEvent press(Key key) {
        return new KeyEvent(key, true);
    }

    public static KeyEvent release(Key key) {
        return new KeyEvent(key, false);
    }
}
