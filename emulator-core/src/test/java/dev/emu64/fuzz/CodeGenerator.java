package dev.emu64.fuzz;

import java.util.SplittableRandom;

/** Makes the machine code of a random program. */
@FunctionalInterface
interface CodeGenerator {
    /** At most {@code bytes} bytes of code for {@code mode}; everything random about it comes out of {@code random}. */
    byte[] program(SplittableRandom random, FuzzMode mode, int bytes);
}
