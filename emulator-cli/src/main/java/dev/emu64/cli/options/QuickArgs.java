package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the arguments of a plain boot without loading picocli, whose start would take longer than a kernel's boot. What
 * it does not understand it leaves to {@link BootCommand}, which finds the words for it; {@code QuickArgsTest} holds the
 * two to the same result.
 */
public final class QuickArgs {
    private QuickArgs() {
    }

    /**
     * The options that {@code args} mean, or null where they hold something that only picocli answers: help, version, an
     * unknown option, a missing value.
     *
     * @throws UserError for a bad value of a known option
     */
    public static BootOptions parse(String[] args) {
        BootOptions options = new BootOptions();
        List<String> images = new ArrayList<>(2);
        int i = 0;
        boolean optionsEnded = false;
        while (i < args.length) {
            String arg = args[i++];
            if (optionsEnded || arg.length() < 2 || arg.charAt(0) != '-') {
                images.add(arg);
                continue;
            }
            if (arg.equals("--")) {
                optionsEnded = true;
                continue;
            }
            String name = arg.substring(arg.charAt(1) == '-' ? 2 : 1);
            BootOption option = BootOption.named(name);
            int equals = name.indexOf('=');
            String value = null;
            if (option == null && equals > 0) {
                option = BootOption.named(name.substring(0, equals));
                value = name.substring(equals + 1);
                if (option != null && !option.takesValue()) {
                    return null;
                }
            }
            if (option == null || option.takesValue() && value == null && i == args.length) {
                return null;
            }
            if (option.takesValue() && value == null) {
                value = args[i++];
            }
            OptionEffects.apply(option, value, options);
        }
        for (String image : images) {
            options.addImage(image);
        }
        return options;
    }
}
