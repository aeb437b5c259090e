package dev.emu64.cli.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A boot as its manual tells it: options in chapters, each once and in the spelling that scripts use. Help, manual page and
 * shell completion are made of this; arguments are read by {@link BootCommand}, which takes every spelling.
 */
public final class BootManual {
    /** The width of a plain terminal. */
    public static final int COLUMNS = 80;

    private BootManual() {
    }

    /** The model; the caller may add commands to it. */
    public static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("emu").interpolateVariables(false);
        spec.parser().separator(" ");
        texts(spec.usageMessage());
        int order = 0;
        for (BootOption.Group group : BootOption.Group.values()) {
            ArgGroupSpec.Builder chapter = ArgGroupSpec.builder().heading("%n" + group.title + ":%n").validate(false).order(order++);
            chapter(group, chapter);
            spec.addArgGroup(chapter.build());
        }
        spec.addArgGroup(ArgGroupSpec.builder().heading("%nOthers:%n").validate(false).order(order)
                .addArg(OptionSpec.builder("-h", "--help").usageHelp(true).description("This text; `emu help COMMAND` tells more on a command").build())
                .addArg(OptionSpec.builder("-V", "--version").versionHelp(true).description("The version, and that of Java").build()).build());
        spec.addPositional(PositionalParamSpec.builder().index("0").arity("0..1").type(String.class).paramLabel("IMAGE").hideParamSyntax(true)
                .description("Raw disk or floppy image, ISO, or ELF kernel, recognised by its content; without one a demo boots").build());
        return spec;
    }

    private static void texts(UsageMessageSpec usage) {
        usage.width(COLUMNS).sortOptions(false)
                .header("emu64 boots disk images of 64-bit PC kernels, in Java alone.", "")
                .customSynopsis("emu [OPTIONS] [IMAGE]", "       emu COMMAND ...")
                .description("", "On a terminal the guest's screen is live and keys go to the guest; Ctrl-A x",
                        "quits, Ctrl-A h helps. Into a pipe or file goes the final screen's text; how the",
                        "run ended is told on standard error. Options may be written with one dash or",
                        "two; those with one here are QEMU's own.", "")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes())
                .footerHeading("%nExamples:%n")
                .footer("  emu target/x86_64-blog_os/debug/bootimage-blog_os.bin",
                        "  emu disk.img | grep 'Hello World'",
                        "  emu --until 'It did not crash' --timeout 20s disk.img",
                        "  emu --screen png=screen.png --result run.json disk.img",
                        "  emu -drive format=raw,file=disk.img -serial stdio -display none \\",
                        "      -device isa-debug-exit,iobase=0xf4,iosize=0x04 -no-reboot");
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("odd", "the guest's own, through isa-debug-exit: value * 2 + 1");
        codes.put("0", "power-off, --until met, nothing more to come");
        codes.put("2", "an option or value that is not understood");
        codes.put("4", "triple fault");
        codes.put("6", "--timeout or --max-instructions reached");
        codes.put("8", "not bootable");
        codes.put("10", "something this emulator does not have");
        codes.put("12", "--until or a script not met, tests or vectors that fail");
        codes.put("14", "a host file or socket that cannot be read or written");
        codes.put("16", "stuck for ever although the guest was to end itself");
        codes.put("18", "reset by the guest");
        codes.put("70", "a bug in emu64");
        codes.put("130, 143", "Ctrl-C, SIGTERM");
        return codes;
    }

    private static void chapter(BootOption.Group group, ArgGroupSpec.Builder chapter) {
        BootOption[] options = BootOption.values();
        for (int i = 0; i < options.length; i++) {
            if (options[i].group == group && options[i].help != null) {
                int end = i + 1;
                while (end < options.length && sharesHelp(options[i], options[end])) {
                    end++;
                }
                chapter.addArg(option(options, i, end));
                i = end - 1;
            }
        }
    }

    /** Whether the line of {@code first} speaks for {@code next}, too. */
    private static boolean sharesHelp(BootOption first, BootOption next) {
        return next.help == null && next.group == first.group && next.takesValue() == first.takesValue()
                && Objects.equals(next.valueLabel, first.valueLabel) && next != BootOption.STATS_JSON;
    }

    private static OptionSpec option(BootOption[] options, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (String name : options[i].names()) {
                names.add(options[i].display(name));
            }
        }
        OptionSpec.Builder option = OptionSpec.builder(names.toArray(new String[0])).order(from).description(options[from].help);
        return options[from].takesValue() ? option.arity("1").type(String.class).paramLabel(options[from].valueLabel).build()
                : option.arity("0").type(boolean.class).build();
    }

    /** Lays a command's manual out for a terminal. */
    public static String text(CommandLine command, boolean terminal) {
        return command.setHelpFactory(new ManualLayout()).getUsageMessage(terminal ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF);
    }
}
