package dev.emu64.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenTextTest {
    @ParameterizedTest
    @CsvSource({
        "tick, tick, true",
        "tick, tock, false",
        "tick {{any}}, tick 5, true",
        "tick {{any}}, 'tick ', true",
        "tick {{any}}, tick, false",
        "{{any}}, '', true",
        "{{any}} of {{any}} pages, 3 of 17 pages, true",
        "{{any}} of {{any}} pages, 3 of 17 page, false",
        "a{{any}}b{{any}}b, ab, false",
        "a{{any}}b{{any}}b, abb, true",
        "a{{any}}b, acbdb, true",
        "ab{{any}}bc, abc, false",
    })
    void masksStandForAnyText(String pattern, String text, boolean fits) {
        assertThat(GoldenText.matches(pattern, text)).isEqualTo(fits);
    }
}
