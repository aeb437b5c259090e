package dev.emu64.cli.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TomlTest {
    @Test
    void aManifestOfTheTutorial() {
        Map<String, Object> root = Toml.parse("""
                [package]
                name = "blog_os"   # a comment
                version = '0.1.0'

                [dependencies]
                bootloader = { version = "0.9", features = ["map_physical_memory"] }
                "quoted.name" = "1"

                [dependencies.lazy_static]
                version = "1.0"
                features = ["spin_no_std"]

                [package.metadata.bootimage]
                test-args = [
                    "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio", # print to serial
                    "-display", "none"
                ]
                test-success-exit-code = 0x21
                test-no-reboot = false

                [[test]]
                name = "should_panic"
                harness = false
                [[test]]
                name = "stack_overflow"
                """);
        assertThat(root).containsEntry("test", List.of(Map.of("name", "should_panic", "harness", false), Map.of("name", "stack_overflow")));
        assertThat(root.get("dependencies")).isEqualTo(Map.of("bootloader", Map.of("version", "0.9", "features", List.of("map_physical_memory")),
                "quoted.name", "1", "lazy_static", Map.of("version", "1.0", "features", List.of("spin_no_std"))));
        assertThat(root.get("package")).isEqualTo(Map.of("name", "blog_os", "version", "0.1.0", "metadata", Map.of("bootimage", Map.of(
                "test-args", List.of("-device", "isa-debug-exit,iobase=0xf4,iosize=0x04", "-serial", "stdio", "-display", "none"),
                "test-success-exit-code", 33L, "test-no-reboot", false))));
    }

    @Test
    void stringsOfAllKinds() {
        assertThat(Toml.parse("a = \"\\t\\\"\\u00e4\\\\\"\nb = '\\n'\nc = \"\"\"\nx\ny\"\"\"\nd.e = '''z'''"))
                .isEqualTo(Map.of("a", "\t\"ä\\", "b", "\\n", "c", "x\ny", "d", Map.of("e", "z")));
    }

    @Test
    void numbersWithDigitsApart() {
        assertThat(Toml.parse("a = 1_000\nb = -3\nc = 0b11\nd = 1.5")).isEqualTo(Map.of("a", 1000L, "b", -3L, "c", 3L, "d", "1.5"));
    }

    @Test
    void mistakesNameTheLine() {
        assertThatThrownBy(() -> Toml.parse("a = 1\nb = \n")).hasMessage("line 2: expected a value");
        assertThatThrownBy(() -> Toml.parse("a = [1, 2")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Toml.parse("a = \"x")).hasMessageContaining("closing");
        assertThatThrownBy(() -> Toml.parse("[a\n")).hasMessageContaining("]");
        assertThatThrownBy(() -> Toml.parse("a = 1 b = 2")).hasMessageContaining("end of the line");
    }
}
