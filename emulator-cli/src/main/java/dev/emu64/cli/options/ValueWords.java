package dev.emu64.cli.options;

import java.util.List;

/** Words that an option's value may be, where there are a few to choose from: what completion offers. */
public final class ValueWords {
    private ValueWords() {
    }

    /** The words for a boot's option, by its name with dashes; none where anything may stand. */
    public static List<String> of(String option) {
        return switch (option) {
            case "--screen" -> List.of("text", "ansi", "json", "none");
            case "--clock" -> List.of("virtual", "host");
            case "--settle" -> List.of("off");
            case "-action" -> List.of("reboot=reset", "reboot=shutdown", "shutdown=poweroff", "shutdown=pause");
            case "-boot" -> List.of("c", "d", "a");
            case "-cpu" -> List.of("interpreter", "jit", "max", "qemu64");
            case "-d" -> List.of("int", "cpu_reset", "in_asm", "exec");
            case "-debugcon" -> List.of("stdio", "null", "none");
            case "-device" -> List.of("isa-debug-exit");
            case "-display" -> List.of("none", "curses");
            case "-k" -> List.of("us", "en-gb", "de", "fr");
            case "-monitor" -> List.of("none");
            case "-serial" -> List.of("stdio", "mon:stdio", "null", "none");
            case "-smp" -> List.of("1");
            case "-vga" -> List.of("std");
            default -> List.of();
        };
    }
}
