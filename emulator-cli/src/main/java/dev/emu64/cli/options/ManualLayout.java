package dev.emu64.cli.options;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Two columns: names with their values, and what they do. picocli's own layout keeps one for names of a single letter. */
public final class ManualLayout implements CommandLine.IHelpFactory {
    private static final int MARGIN = 2;
    private static final int NAMES_WIDTH = 26;

    @Override
    public Help create(CommandSpec command, ColorScheme scheme) {
        return new Help(command, scheme) {
            @Override
            public Layout createDefaultLayout() {
                return layout(command.usageMessage().width(), scheme);
            }

            @Override
            public Layout createDefaultLayout(List<OptionSpec> options, List<PositionalParamSpec> positionals, ColorScheme colors) {
                return layout(command.usageMessage().width(), colors);
            }
        };
    }

    private static Layout layout(int columns, ColorScheme scheme) {
        TextTable table = TextTable.forColumns(scheme, new Column(NAMES_WIDTH - 1, MARGIN, Column.Overflow.SPAN),
                new Column(columns - NAMES_WIDTH + 1, 1, Column.Overflow.WRAP));
        table.indentWrappedLines = 0;
        return new Layout(scheme, table,
                (option, labels, colors) -> rows(names(option, labels, colors), option.description(), colors),
                (parameter, labels, colors) -> rows(label(parameter, labels, colors, colors.parameterStyles()), parameter.description(), colors));
    }

    private static Text names(OptionSpec option, IParamLabelRenderer labels, ColorScheme colors) {
        Text names = colors.text("");
        for (String name : option.names()) {
            names = names.concat(names.plainString().isEmpty() ? "" : ", ").concat(colors.optionText(name));
        }
        return option.arity().max() == 0 ? names : names.concat(" ").concat(label(option, labels, colors, colors.optionParamStyles()));
    }

    private static Text label(ArgSpec arg, IParamLabelRenderer labels, ColorScheme colors, List<Help.Ansi.IStyle> styles) {
        return colors.apply(labels.renderParameterLabel(arg, Help.Ansi.OFF, List.of()).plainString().strip(), styles);
    }

    private static Text[][] rows(Text names, String[] description, ColorScheme colors) {
        Text[][] rows = new Text[Math.max(1, description.length)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Text[] {i == 0 ? names : colors.text(""), colors.text(i < description.length ? description[i] : "")};
        }
        return rows;
    }
}
