package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The boot command as picocli reads it: it takes every spelling, and finds the words for mistakes. */
public final class BootCommand {
    private BootCommand() {
    }

    /**
     * The options that {@code args} mean.
     *
     * @throws UserError for anything that cannot be understood, with what was perhaps meant
     */
    public static BootOptions parse(String[] args) {
        BootOptions options = new BootOptions();
        List<String> images = new ArrayList<>();
        CommandLine command = commandLine(options, images);
        // it would warn on standard error of "--stats" and "--stats=json" both being names
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        try {
            command.parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw Mistakes.explain(e);
        }
        // only now, as the value of an unknown option looks like an image
        for (String image : images) {
            options.addImage(image);
        }
        return options;
    }

    private static CommandLine commandLine(BootOptions options, List<String> images) {
        CommandSpec spec = CommandSpec.create().name("emu");
        for (BootOption option : BootOption.values()) {
            spec.addOption(optionSpec(option, options));
        }
        spec.addPositional(PositionalParamSpec.builder().paramLabel("IMAGE").arity("0..*").type(List.class).auxiliaryTypes(String.class)
                .parameterConsumer((stack, arg, command) -> images.add(stack.pop())).build());
        return new CommandLine(spec)
                .setPosixClusteredShortOptionsAllowed(false)
                .setAllowOptionsAsOptionParameters(true)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setTrimQuotes(false);
    }

    private static OptionSpec optionSpec(BootOption option, BootOptions options) {
        String[] names = option.names();
        String[] spellings = new String[names.length * 2];
        for (int i = 0; i < names.length; i++) {
            spellings[2 * i] = "-" + names[i];
            spellings[2 * i + 1] = "--" + names[i];
        }
        OptionSpec.Builder builder = OptionSpec.builder(spellings);
        if (option.takesValue()) {
            return builder.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(option.valueLabel)
                    .parameterConsumer((Stack<String> stack, ArgSpec arg, CommandSpec command) ->
                            OptionEffects.apply(option, value(option, stack), options)).build();
        }
        return builder.arity("0").type(boolean.class).setter(new ISetter() {
            @Override
            public <T> T set(T value) {
                if (Boolean.TRUE.equals(value)) {
                    OptionEffects.apply(option, null, options);
                }
                return null;
            }
        }).build();
    }

    private static String value(BootOption option, Stack<String> stack) {
        if (stack.isEmpty()) {
            throw UserError.usage(option.display() + " needs a value: " + option.display() + " " + option.valueLabel);
        }
        return stack.pop();
    }
}
