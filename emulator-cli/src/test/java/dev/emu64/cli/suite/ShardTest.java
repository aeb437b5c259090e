package dev.emu64.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardTest {
    private static final List<Integer> ALL = List.of(0, 1, 2, 3, 4, 5, 6);

    private static List<Integer> share(String total, String index) {
        return Shard.of(Map.of("TEST_TOTAL_SHARDS", total, "TEST_SHARD_INDEX", index)).of(ALL);
    }

    @Test
    void everyTestRunsInExactlyOneShard() {
        List<Integer> together = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            together.addAll(share("3", Integer.toString(index)));
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(share("3", "1")).containsExactly(1, 4);
        assertThat(share("20", "19")).isEmpty();
    }

    @Test
    void withoutShardsEverythingRuns() {
        assertThat(Shard.of(Map.of()).of(ALL)).isEqualTo(ALL);
    }

    @Test
    void nonsenseIsRefused() {
        for (String[] pair : new String[][] {{"3", "3"}, {"0", "0"}, {"x", "0"}, {"3", ""}, {"3", "-1"}}) {
            assertThatThrownBy(() -> share(pair[0], pair[1])).as(pair[0] + " " + pair[1]).isInstanceOf(UserError.class);
        }
    }
}
