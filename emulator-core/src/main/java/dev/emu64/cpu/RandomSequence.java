package dev.emu64.cpu;

/** Numbers for RDRAND and RDSEED: SplitMix64 from a fixed seed, so that runs repeat. */
final class RandomSequence {
    private static final long INCREMENT = 0x9e3779b97f4a7c15L;

    long state;

    long next() {
        state += INCREMENT;
        long z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
