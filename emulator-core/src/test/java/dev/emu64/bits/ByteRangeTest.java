package dev.emu64.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "5, 6", "5, 69", "5, 70", "5, 134", "1, 4097", "3, 4100", "0, 9000", "7, 8999"})
    void fillsTheRangeAndNothingElse(int start, int end) {
        for (int value : new int[] {0, 0xff, 0x1a5}) {
            byte[] expected = new byte[9000];
            Arrays.fill(expected, (byte) 0x77);
            byte[] bytes = expected.clone();
            Arrays.fill(expected, start, end, (byte) value);
            ByteRange.fill(bytes, start, end, value);
            assertThat(bytes).isEqualTo(expected);
        }
    }
}
