package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of the form {@code first,key=value,key=value} as QEMU's options have: a doubled comma stands for one, and a
 * key alone means {@code key=on}.
 */
final class KeyValues {
    private final String option;
    private final List<String> keys = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final boolean[] taken;

    /** Takes {@code text} apart; where {@code implied} is not null, a first part without {@code =} is its value. */
    KeyValues(String option, String text, String implied) {
        this.option = option;
        List<String> parts = split(text);
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            int equals = part.indexOf('=');
            if (equals > 0) {
                keys.add(part.substring(0, equals));
                values.add(part.substring(equals + 1));
            } else if (i == 0 && implied != null) {
                keys.add(implied);
                values.add(part);
            } else if (!part.isEmpty()) {
                keys.add(part);
                values.add("on");
            }
        }
        taken = new boolean[keys.size()];
    }

    /** The parts of {@code text} between single commas. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ',') {
                part.append(c);
            } else if (i + 1 < text.length() && text.charAt(i + 1) == ',') {
                part.append(c);
                i++;
            } else {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** The last value given for {@code key}, or {@code otherwise}. */
    String take(String key, String otherwise) {
        String value = otherwise;
        for (int i = 0; i < taken.length; i++) {
            if (keys.get(i).equals(key)) {
                value = values.get(i);
                taken[i] = true;
            }
        }
        return value;
    }

    /** The switch {@code key}: on, off or {@code otherwise}. */
    boolean take(String key, boolean otherwise) {
        String value = take(key, otherwise ? "on" : "off");
        return switch (value) {
            case "on", "true", "yes" -> true;
            case "off", "false", "no" -> false;
            default -> throw UserError.usage(option + " …," + key + "=" + value + ": expected on or off");
        };
    }

    /** Takes keys that change nothing here. */
    KeyValues ignore(String... known) {
        for (String key : known) {
            take(key, "");
        }
        return this;
    }

    /** Refuses what nobody has taken. */
    void finish() {
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                throw UserError.usage(option + ": " + keys.get(i) + "=" + values.get(i) + " is not known here");
            }
        }
    }
}
