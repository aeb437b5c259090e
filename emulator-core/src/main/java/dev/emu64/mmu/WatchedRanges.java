package dev.emu64.mmu;

/** Linear ranges whose accesses are reported: at most four, as there are four debug address registers. */
final class WatchedRanges {
    private long[] addresses = new long[4];
    private int[] lengths = new int[4];
    private AccessListener listener;
    private boolean any;

    void set(long[] newAddresses, int[] newLengths, AccessListener newListener) {
        addresses = newAddresses.clone();
        lengths = newLengths.clone();
        listener = newListener;
        any = false;
        for (int length : lengths) {
            any |= length != 0;
        }
    }

    boolean any() {
        return any;
    }

    /** Whether a watched range touches the page of {@code linear}. */
    boolean onPage(long linear) {
        return overlap(linear & -4096, 4096);
    }

    private boolean overlap(long linear, int size) {
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != 0 && linear - addresses[i] < lengths[i] && addresses[i] - linear < size) {
                return true;
            }
        }
        return false;
    }

    void report(long linear, int size, boolean write) {
        if (overlap(linear, size)) {
            listener.accessed(linear, size, write);
        }
    }
}
