package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;

/** Reads quantities as people write them: {@code 128M}, {@code 1.5s}, {@code 10_000_000}, {@code 0xf4}. */
public final class Amount {
    private static final long KIB = 1024;

    private Amount() {
    }

    /** A size in bytes; a number alone is in MiB as QEMU's {@code -m}, suffixes are B, K, M, G and T. */
    public static long bytes(String option, String text) {
        int end = digits(text);
        String unit = text.substring(end).strip();
        long factor = switch (upper(unit)) {
            case "B" -> 1;
            case "K", "KB", "KIB" -> KIB;
            case "", "M", "MB", "MIB" -> KIB * KIB;
            case "G", "GB", "GIB" -> KIB * KIB * KIB;
            case "T", "TB", "TIB" -> KIB * KIB * KIB * KIB;
            default -> -1;
        };
        if (end == 0 || factor < 0) {
            throw UserError.usage(option + " " + text + ": expected a size such as 128M or 1G");
        }
        return multiply(option, text, whole(option, text.substring(0, end)), factor);
    }

    /** A span of time in nanoseconds; a number alone is in seconds, units are ns, us, ms, s, m (min) and h. */
    public static long nanos(String option, String text) {
        int end = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        double unit = switch (text.substring(end).strip()) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "", "s" -> 1e9;
            case "m", "min" -> 60e9;
            case "h" -> 3600e9;
            default -> -1;
        };
        if (end == 0 || unit < 0) {
            throw badTime(option, text);
        }
        try {
            double nanos = Double.parseDouble(text.substring(0, end)) * unit;
            if (nanos > Long.MAX_VALUE / 2) {
                throw badTime(option, text);
            }
            return Math.round(nanos);
        } catch (NumberFormatException e) {
            throw badTime(option, text);
        }
    }

    private static UserError badTime(String option, String text) {
        return UserError.usage(option + " " + text + ": expected a time such as 10s, 500ms or 2m");
    }

    /** A count, with K, M or G for thousands, millions, milliards, and {@code _} between digits. */
    public static long count(String option, String text) {
        int end = digits(text);
        long factor = switch (upper(text.substring(end))) {
            case "" -> 1;
            case "K" -> 1_000;
            case "M" -> 1_000_000;
            case "G" -> 1_000_000_000;
            default -> -1;
        };
        if (end == 0 || factor < 0) {
            throw UserError.usage(option + " " + text + ": expected a count such as 5000000 or 5M");
        }
        return multiply(option, text, whole(option, text.substring(0, end)), factor);
    }

    /** An integer between {@code least} and {@code most}, decimal or after 0x hexadecimal. */
    public static int integer(String option, String text, int least, int most) {
        try {
            long value = Long.decode(text);
            if (value >= least && value <= most) {
                return (int) value;
            }
        } catch (NumberFormatException e) {
            // told below, with the range
        }
        throw UserError.usage(option + " " + text + ": expected a number from " + least + " to " + most);
    }

    private static long multiply(String option, String text, long value, long factor) {
        if (value > Long.MAX_VALUE / factor) {
            throw UserError.usage(option + " " + text + ": too big");
        }
        return value * factor;
    }

    private static long whole(String option, String digits) {
        try {
            return Long.parseLong(digits.replace("_", ""));
        } catch (NumberFormatException e) {
            throw UserError.usage(option + " " + digits + ": expected a number");
        }
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '_' && end > 0)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String upper(String unit) {
        StringBuilder upper = new StringBuilder(unit.length());
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            upper.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
        }
        return upper.toString();
    }
}
