package dev.emu64.bus;

/** Takes the bytes that leave the machine through a chip (a serial line, port E9h). */
@FunctionalInterface
public interface ByteSink {
    /** A line that leads nowhere. */
    ByteSink NOWHERE = new ByteSink() {
        @Override
        public void accept(int value) {
            // nobody listens
        }
    };

    /** Takes one byte (0-255). */
    void accept(int value);
}
