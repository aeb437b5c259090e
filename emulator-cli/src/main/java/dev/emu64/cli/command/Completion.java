package dev.emu64.cli.command;

import dev.emu64.cli.options.ValueWords;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The completion script that picocli writes of the manual's commands. It knows words to choose from by the label of an
 * option, and names of files by a Java type, so each gets what tells them.
 */
final class Completion {
    private static final Set<String> FILES = Set.of("FILE", "FILES", "IMAGE", "IMG", "ELF", "ELF|IMAGE", "FILE|HEX", "KERNEL.elf", "DIR", "PATH");

    private final CommandLine manual;

    private Completion(CommandLine manual) {
        this.manual = manual;
    }

    /** The script, for bash and zsh. */
    static String script(CommandLine manual) {
        Completion completion = new Completion(manual);
        CommandLine bare = new CommandLine(completion.bare("emu", manual.getCommandSpec()));
        manual.getSubcommands().forEach((name, command) -> bare.addSubcommand(name, completion.bare(name, command.getCommandSpec())));
        return AutoComplete.bash("emu", bare);
    }

    private CommandSpec bare(String name, CommandSpec command) {
        CommandSpec bare = CommandSpec.create().name(name);
        for (OptionSpec option : command.options()) {
            Collection<String> words = words(name, option.names()[0]);
            OptionSpec.Builder known = OptionSpec.builder(spellings(option)).arity(option.arity().toString()).type(type(option.paramLabel()))
                    .paramLabel(option.names()[0]);
            if (option.arity().max() == 0) {
                known.type(boolean.class);
            } else if (!words.isEmpty()) {
                known.completionCandidates(words);
            }
            bare.addOption(known.build());
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            Collection<String> words = words(parameter.paramLabel());
            PositionalParamSpec.Builder known = PositionalParamSpec.builder().index(parameter.index().toString())
                    .arity(parameter.arity().toString()).type(type(parameter.paramLabel())).paramLabel(parameter.paramLabel());
            if (!words.isEmpty()) {
                known.completionCandidates(words);
            }
            bare.addPositional(known.build());
        }
        return bare;
    }

    /** The manual's, and two dashes where it has one before a word, as both are understood. */
    private static String[] spellings(OptionSpec option) {
        List<String> spellings = new ArrayList<>(List.of(option.names()));
        for (String name : option.names()) {
            if (name.length() > 2 && !name.startsWith("--") && !spellings.contains("-" + name)) {
                spellings.add("-" + name);
            }
        }
        return spellings.toArray(new String[0]);
    }

    private static Class<?> type(String label) {
        return FILES.contains(label) ? File.class : String.class;
    }

    private static Collection<String> words(String command, String option) {
        return switch (command + " " + option) {
            case "vectors --cpu" -> List.of("interpreter", "jit");
            case "disasm --mode" -> List.of("16", "32", "64");
            default -> command.equals("emu") ? ValueWords.of(option) : List.of();
        };
    }

    private Collection<String> words(String parameter) {
        return switch (parameter) {
            case "SHELL" -> List.of("bash", "zsh");
            case "COMMAND" -> manual.getSubcommands().keySet();
            default -> List.of();
        };
    }
}
