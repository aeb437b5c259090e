package dev.emu64.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.BootCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages for users and the command line tell of the same options and commands. */
class DocumentationTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("emulator-cli") ? Path.of("..") : Path.of("");
    private static final Path REFERENCE = ROOT.resolve("docs").resolve("command-line.md");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
    private static final Pattern SPAN = Pattern.compile("(?<!`)`([^`\n]+)`(?!`)");
    /** A call at the start of a line of code, behind a prompt and settings of the environment; or what cargo hands on. */
    private static final Pattern CALL = Pattern.compile(
            "^(?:\\$ )?(?:- )?(?:run: )?(?:\\w+=\\S+ )*(?:emu|java -jar \\S*emu\\.jar|cargo run(?: -q)? --)(?= |$)(.*)$");

    private static final CommandLine MANUAL = SubCommands.manual();

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static String withoutDashes(String option) {
        return option.replaceFirst("^--?", "");
    }

    private static boolean names(String text, String option) {
        return Pattern.compile("(?<![\\w-])--?" + Pattern.quote(withoutDashes(option)) + "(?![\\w-])").matcher(text).find();
    }

    private static Set<String> plainNames(CommandLine command) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String name : option.names()) {
                names.add(withoutDashes(name));
            }
        }
        return names;
    }

    /** What stands below the heading of a command. */
    private static String section(String reference, String command) {
        int start = reference.indexOf("\n## `emu " + command + "`");
        assertThat(start).as("a chapter on emu %s", command).isNotNegative();
        int end = reference.indexOf("\n## ", start + 1);
        return reference.substring(start, end < 0 ? reference.length() : end);
    }

    @Test
    void everyOptionOfABootIsInTheReference() throws IOException {
        String reference = Files.readString(REFERENCE);
        assertThat(MANUAL.getCommandSpec().options()).hasSizeGreaterThan(50);
        for (OptionSpec option : MANUAL.getCommandSpec().options()) {
            for (String name : option.names()) {
                assertThat(names(reference, name)).as("%s in docs/command-line.md", name).isTrue();
            }
        }
    }

    @Test
    void everyCommandHasAChapterWithAllItsOptions() throws IOException {
        String reference = Files.readString(REFERENCE);
        for (Map.Entry<String, CommandLine> command : MANUAL.getSubcommands().entrySet()) {
            String section = section(reference, command.getKey());
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                assertThat(option.usageHelp() || Stream.of(option.names()).anyMatch(name -> names(section, name)))
                        .as("%s in the chapter on emu %s", option.longestName(), command.getKey()).isTrue();
            }
        }
    }

    @Test
    void everyExitCodeIsInTheReference() throws IOException {
        String reference = Files.readString(REFERENCE);
        for (String code : MANUAL.getCommandSpec().usageMessage().exitCodeList().keySet()) {
            assertThat(reference).contains("\n| " + code + " |");
        }
    }

    @Test
    void theReferenceSpeaksOfNoOptionThatIsNotThere() throws IOException {
        Set<String> known = plainNames(MANUAL);
        MANUAL.getSubcommands().values().forEach(command -> known.addAll(plainNames(command)));
        known.add("stats=json");
        Matcher span = SPAN.matcher(FENCE.matcher(Files.readString(REFERENCE)).replaceAll(""));
        int options = 0;
        while (span.find()) {
            if (span.group(1).startsWith("-")) {
                options++;
                String name = withoutDashes(span.group(1).split(" ")[0]);
                assertThat(known).as(span.group()).contains(known.contains(name) ? name : name.split("=")[0]);
            }
        }
        assertThat(options).isGreaterThan(50);
    }

    @Test
    void everyCallThatAPageShowsIsUnderstood() throws IOException {
        int calls = 0;
        for (Path page : pages()) {
            for (String call : calls(Files.readString(page))) {
                understood(page.getFileName() + ": " + call, words(call));
                calls++;
            }
        }
        assertThat(calls).isGreaterThan(40);
    }

    /** Whatever follows the name of the command, in code and in the text. */
    private static List<String> calls(String page) {
        List<String> lines = new ArrayList<>();
        Matcher fence = FENCE.matcher(page);
        while (fence.find()) {
            lines.addAll(List.of(fence.group(1).replaceAll("\\\\\\n\\s*", "").split("\n")));
        }
        Matcher span = SPAN.matcher(fence.replaceAll(""));
        while (span.find()) {
            lines.add(span.group(1));
        }
        List<String> calls = new ArrayList<>();
        for (String line : lines) {
            Matcher call = CALL.matcher(line.strip());
            if (call.matches() && words(call.group(1)).stream().noneMatch(word -> word.matches("…|\\.\\.\\.|\\[[A-Z]+\\]"))) {
                calls.add(call.group(1).strip());
            }
        }
        return calls;
    }

    /** The words of a line as a shell takes them, up to a pipe, a redirection or a remark. */
    private static List<String> words(String call) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+").matcher(call);
        while (word.find() && !word.group().matches("\\||\\d?>\\S*|<|&&?|;|#")) {
            words.add(word.group().replaceAll("['\"]", ""));
        }
        return words;
    }

    private static void understood(String where, List<String> words) {
        CommandLine command = words.isEmpty() ? null : MANUAL.getSubcommands().get(words.get(0));
        if (command == null) {
            boot(where, words);
            return;
        }
        Set<String> known = plainNames(command);
        for (String word : words) {
            if (word.startsWith("-")) {
                assertThat(known).as(where).contains(withoutDashes(word).split("=")[0]);
            }
        }
    }

    private static void boot(String where, List<String> words) {
        if (words.contains("--help") || words.contains("--version")) {
            return;
        }
        try {
            BootCommand.parse(words.toArray(new String[0]));
        } catch (UserError e) {
            throw new AssertionError(where + ": " + e.getMessage(), e);
        }
    }
}
