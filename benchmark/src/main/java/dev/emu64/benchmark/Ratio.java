package dev.emu64.benchmark;

import java.util.Arrays;
import java.util.List;

/** Times of one emulator over those of the reference, round by round: the middle one and the extremes. */
record Ratio(double median, double least, double most) {

    /**
     * Of pairs of the same round.
     *
     * @return null where there is no pair whose reference is above 0
     */
    static Ratio of(List<Long> times, List<Long> reference) {
        int rounds = Math.min(times.size(), reference.size());
        double[] ratios = new double[rounds];
        int count = 0;
        for (int i = 0; i < rounds; i++) {
            if (reference.get(i) > 0) {
                ratios[count++] = (double) times.get(i) / reference.get(i);
            }
        }
        if (count == 0) {
            return null;
        }
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        double median = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
        return new Ratio(median, sorted[0], sorted[count - 1]);
    }

    /** Two significant digits are as many as such a measurement carries. */
    static String text(double value) {
        return value >= 9.95 ? Long.toString(Math.round(value)) : value >= 0.995 ? Math.round(value * 10) / 10.0 + ""
                : Math.round(value * 100) / 100.0 + "";
    }

    /** {@code 3.1 (2.9-3.6)}. */
    String text() {
        return least == most ? text(median) : text(median) + " (" + text(least) + "-" + text(most) + ")";
    }
}
