package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.util.List;
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
        boolean option = first.startsWith("-");
        List<String> near = e.getSuggestions();
        String meant = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?";
        String what = option ? "unknown option " : "what is ";
        return UserError.usage(what + first + (option ? "" : " for? it is one argument too many") + meant
                + (near.isEmpty() ? "; `emu --help` lists the options" : ""));
    }
}
