package dev.emu64.jit;

/**
 * Where an instruction stands.
 *
 * @param rip its address
 * @param next the address of the next one
 * @param target where control goes on after it: {@code next} but for direct jumps and calls
 * @param rest instructions of its block from this one on
 */
record Place(long rip, long next, long target, int rest) {
}
