package dev.emu64.cli.options;

import dev.emu64.cli.host.UserError;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** The date on the guest's clock at power-on, as QEMU's {@code -rtc} gives it. */
final class ClockDate {
    private ClockDate() {
    }

    static void apply(String value, BootOptions to) {
        KeyValues values = new KeyValues("-rtc", value, "base").ignore("clock", "driftfix");
        String base = values.take("base", "utc");
        values.finish();
        to.hostDate = false;
        to.epochSeconds = null;
        switch (base) {
            case "utc" -> to.hostDate = true;
            case "localtime" -> {
                long now = System.currentTimeMillis();
                to.epochSeconds = now / 1000 + java.util.TimeZone.getDefault().getOffset(now) / 1000;
            }
            default -> to.epochSeconds = seconds(base);
        }
    }

    private static long seconds(String base) {
        try {
            LocalDateTime date = base.indexOf('T') < 0 ? LocalDate.parse(base).atStartOfDay() : LocalDateTime.parse(base);
            return date.toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw UserError.usage("-rtc base=" + base + ": expected utc, localtime or a date such as 2026-01-31T12:00:00");
        }
    }
}
