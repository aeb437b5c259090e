package dev.emu64.cli.terminal;

/** A line that the user types for the emulator, edited as terminals do: Backspace, Ctrl-U, Enter; Ctrl-C and Escape give it up. */
final class LineInput {
    private static final int CONTROL_C = 3;
    private static final int CONTROL_U = 0x15;
    private static final int DELETE = 0x7f;

    private final KeyDecoder.Listener listener;
    /** Null while nobody types a line. */
    private StringBuilder line;

    LineInput(KeyDecoder.Listener listener) {
        this.listener = listener;
    }

    boolean active() {
        return line != null;
    }

    void begin() {
        line = new StringBuilder();
        listener.line("");
    }

    void cancel() {
        if (line != null) {
            end(null);
        }
    }

    void accept(int character) {
        switch (character) {
            case '\r', '\n' -> {
                end(line.toString());
                return;
            }
            case CONTROL_C -> {
                end(null);
                return;
            }
            case CONTROL_U -> line.setLength(0);
            case '\b', DELETE -> line.setLength(line.isEmpty() ? 0 : line.offsetByCodePoints(line.length(), -1));
            default -> {
                if (character >= ' ') {
                    line.appendCodePoint(character);
                }
            }
        }
        listener.line(line.toString());
    }

    private void end(String text) {
        line = null;
        listener.typed(text);
    }
}
