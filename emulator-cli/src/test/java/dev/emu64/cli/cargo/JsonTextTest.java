package dev.emu64.cli.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void valuesOfEveryKind() {
        assertThat(JsonText.parse(" { \"a\" : [1, -2.5e1, true, false, null], \"b\": {}, \"c\": [] } ")).isEqualTo(
                Map.of("a", Arrays.asList(1.0, -25.0, true, false, null), "b", Map.of(), "c", List.of()));
    }

    @Test
    void escapesInStrings() {
        assertThat(JsonText.parse("\"C:\\\\kernel\\n\\t\\\"\\/\\u00e4\"")).isEqualTo("C:\\kernel\n\t\"/ä");
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
        for (String text : List.of("", "{", "{\"a\"}", "[1,]", "\"open", "tru", "1 2", "\"\\x\"", "\"\\u12\"", "\"\\u12xx\"", "--")) {
            assertThatThrownBy(() -> JsonText.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("expected .* at character \\d+ of the JSON");
        }
    }
}
