package dev.emu64.debug;

/** Names for addresses of the guest's code. */
@FunctionalInterface
public interface Symbols {
    /** Knows no name. */
    Symbols NONE = new Symbols() {
        @Override
        public String at(long linear) {
            return null;
        }
    };

    /** The function that holds a linear address, with the distance from its start, such as {@code main+0x12}; or null. */
    String at(long linear);
}
