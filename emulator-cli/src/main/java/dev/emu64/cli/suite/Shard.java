package dev.emu64.cli.suite;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which of several machines this one is, as test runners tell it: every {@code total}-th test from {@code index} on is
 * run here.
 */
record Shard(int index, int total) {
    private static final String TOTAL = "TEST_TOTAL_SHARDS";
    private static final String INDEX = "TEST_SHARD_INDEX";

    static Shard of(Map<String, String> environment) {
        String total = environment.get(TOTAL);
        if (total == null || total.isEmpty()) {
            return new Shard(0, 1);
        }
        int count = number(TOTAL, total);
        int index = number(INDEX, environment.getOrDefault(INDEX, ""));
        if (count < 1 || index >= count) {
            throw UserError.usage(INDEX + "=" + index + " of " + TOTAL + "=" + count + ": expected an index from 0 to the total less one");
        }
        return new Shard(index, count);
    }

    private static int number(String name, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw UserError.usage(name + "=" + text + ": expected a number");
    }

    <T> List<T> of(List<T> all) {
        List<T> here = new ArrayList<>();
        for (int i = index; i < all.size(); i += total) {
            here.add(all.get(i));
        }
        return here;
    }
}
