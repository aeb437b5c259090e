package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;

/** Says in one line what is wrong with arguments. */
public final class Mistakes {
    private Mistakes() {
    }

    /** The user's mistake behind picocli's exception. */
    public static UserError explain(CommandLine.ParameterException e) {
        if (e.getCause() instanceof UserError mistake) {
            return mistake;
        }
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            return UserError.usage(missing.getMessage());
        }
        return UserError.usage(e.getMessage());
    }

    private static UserError unknown(CommandLine.UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        if (!first.startsWith("-")) {
            return UserError.usage("what is " + first + " for? it is one argument too many");
        }
        Set<String> near = new LinkedHashSet<>();
        for (String suggestion : e.getSuggestions()) {
            BootOption option = BootOption.named(withoutDashes(suggestion));
            near.add(option == null ? suggestion : option.display(withoutDashes(suggestion)));
        }
        return UserError.usage("unknown option " + first + (near.isEmpty() ? "; `emu --help` lists the options"
                : "; did you mean " + String.join(" or ", near) + "?"));
    }

    private static String withoutDashes(String option) {
        return option.substring(option.startsWith("--") ? 2 : 1);
    }
}
