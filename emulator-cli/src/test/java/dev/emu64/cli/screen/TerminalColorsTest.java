package dev.emu64.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.display.ColorDepth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalColorsTest {
    @ParameterizedTest
    @CsvSource({
        "TERM=xterm, ANSI_16", "TERM=xterm-256color, ANSI_256", "TERM=xterm-256color COLORTERM=truecolor, TRUE_COLOR",
        "TERM=screen COLORTERM=24bit, TRUE_COLOR", "TERM=xterm-direct, TRUE_COLOR", "TERM=dumb, NONE",
        "TERM=xterm-256color NO_COLOR=1, NONE", "OS=Windows_NT, TRUE_COLOR", "WT_SESSION=x, TRUE_COLOR", "LANG=C, NONE",
        "TERM=linux, ANSI_16"})
    void environmentTellsTheDepth(String variables, ColorDepth expected) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.split("=")[0], variable.split("=")[1]);
        }
        assertThat(TerminalColors.detect(environment)).isEqualTo(expected);
    }
}
