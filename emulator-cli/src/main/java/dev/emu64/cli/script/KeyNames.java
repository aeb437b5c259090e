package dev.emu64.cli.script;

import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.KeyboardLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of keys as scripts write them: {@code ctrl-alt-delete}, {@code f1}, {@code enter}, {@code a}. */
final class KeyNames {
    private KeyNames() {
    }

    /** The keys of a chord in the order of pressing, or null if one of them is unknown. */
    static List<Key> chord(String text, KeyboardLayout layout) {
        List<Key> keys = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            // a dash at the beginning of a part is the key itself
            int dash = text.indexOf('-', start + 1);
            String name = dash < 0 ? text.substring(start) : text.substring(start, dash);
            Key key = key(name, layout);
            if (key == null) {
                return null;
            }
            keys.add(key);
            start = dash < 0 ? text.length() : dash + 1;
        }
        return keys.isEmpty() ? null : keys;
    }

    private static Key key(String name, KeyboardLayout layout) {
        if (name.codePointCount(0, name.length()) == 1) {
            List<KeyEvent> strokes = layout.strokes(name.codePointAt(0));
            // a character that needs Shift names more than one key
            return strokes.size() == 2 ? strokes.get(0).key() : null;
        }
        Key alias = alias(name.toLowerCase(Locale.ROOT));
        if (alias != null) {
            return alias;
        }
        String plain = name.toUpperCase(Locale.ROOT).replace("_", "");
        for (Key key : Key.values()) {
            if (key.name().replace("_", "").equals(plain)) {
                return key;
            }
        }
        return null;
    }

    private static Key alias(String name) {
        return switch (name) {
            case "ctrl", "control" -> Key.CONTROL_LEFT;
            case "alt" -> Key.ALT_LEFT;
            case "altgr" -> Key.ALT_RIGHT;
            case "shift" -> Key.SHIFT_LEFT;
            case "meta", "win", "super" -> Key.META_LEFT;
            case "esc" -> Key.ESCAPE;
            case "return", "ret" -> Key.ENTER;
            case "del" -> Key.DELETE;
            case "ins" -> Key.INSERT;
            case "up" -> Key.ARROW_UP;
            case "down" -> Key.ARROW_DOWN;
            case "left" -> Key.ARROW_LEFT;
            case "right" -> Key.ARROW_RIGHT;
            case "pgup" -> Key.PAGE_UP;
            case "pgdn" -> Key.PAGE_DOWN;
            default -> null;
        };
    }
}
