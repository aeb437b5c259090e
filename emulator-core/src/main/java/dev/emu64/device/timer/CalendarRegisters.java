package dev.emu64.device.timer;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The 128 bytes of an MC146818 and its calendar: what an update cycle does to the time, alarm and date bytes in BCD or
 * binary, in the 12- or 24-hour form (data sheet, table 3).
 */
final class CalendarRegisters implements Stateful {
    static final int SECONDS = 0x00;
    static final int SECONDS_ALARM = 0x01;
    static final int MINUTES = 0x02;
    static final int MINUTES_ALARM = 0x03;
    static final int HOURS = 0x04;
    static final int HOURS_ALARM = 0x05;
    static final int DAY_OF_WEEK = 0x06;
    static final int DATE = 0x07;
    static final int MONTH = 0x08;
    static final int YEAR = 0x09;
    /** Not the chip's, but kept there by every PC since the PS/2. */
    static final int CENTURY = 0x32;
    static final int BYTES = 128;

    private static final int PM = 0x80;
    private static final int DO_NOT_CARE = 0xc0;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_400_YEARS = 146_097;
    /** Days from 1 March of the year 0 to 1 January 1970. */
    private static final int EPOCH_DAYS = 719_468;

    private final byte[] registers = new byte[BYTES];
    private boolean binary;
    private boolean hours24 = true;

    int get(int index) {
        return registers[index] & 0xff;
    }

    void set(int index, int value) {
        registers[index] = (byte) value;
    }

    /** Chooses the form of the bytes that are written from now on; those already there stay as they are. */
    void setForm(boolean binaryNumbers, boolean twentyFourHours) {
        binary = binaryNumbers;
        hours24 = twentyFourHours;
    }

    /** Sets time and date to {@code epochSeconds} since 1970-01-01T00:00:00Z (proleptic Gregorian calendar). */
    void setTime(long epochSeconds) {
        long days = Math.floorDiv(epochSeconds, (long) SECONDS_PER_DAY);
        int second = (int) Math.floorMod(epochSeconds, (long) SECONDS_PER_DAY);
        put(SECONDS, second % 60);
        put(MINUTES, second / 60 % 60);
        putHour(second / 3600);
        put(DAY_OF_WEEK, (int) Math.floorMod(days + 4, 7L) + 1);
        // years begin in March here, so that a leap day is the last day of its year
        long era = Math.floorDiv(days + EPOCH_DAYS, (long) DAYS_PER_400_YEARS);
        int dayOfEra = (int) Math.floorMod(days + EPOCH_DAYS, (long) DAYS_PER_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_400_YEARS - 1)) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        put(DATE, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
        put(MONTH, month);
        put(YEAR, (int) (year % 100));
        put(CENTURY, (int) (year / 100));
    }

    /** One update cycle: a second passes. */
    void addSecond() {
        if (carries(SECONDS, 59, 0) && carries(MINUTES, 59, 0)) {
            int hour = hour() + 1;
            putHour(hour % 24);
            if (hour >= 24) {
                addDay();
            }
        }
    }

    private void addDay() {
        carries(DAY_OF_WEEK, 7, 1);
        if (carries(DATE, daysInMonth(), 1) && carries(MONTH, 12, 1) && carries(YEAR, 99, 0)) {
            carries(CENTURY, 99, 0);
        }
    }

    /** Whether the time matches the alarm bytes; one of C0h to FFh matches everything. */
    boolean alarmMatches() {
        return matches(SECONDS, SECONDS_ALARM) && matches(MINUTES, MINUTES_ALARM) && matches(HOURS, HOURS_ALARM);
    }

    private boolean matches(int time, int alarm) {
        return (get(alarm) & DO_NOT_CARE) == DO_NOT_CARE || get(alarm) == get(time);
    }

    private int daysInMonth() {
        return switch (number(get(MONTH))) {
            case 2 -> number(get(YEAR)) % 4 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Counts one register up; from {@code last} on it starts again at {@code first} and carries. */
    private boolean carries(int index, int last, int first) {
        int value = number(get(index));
        put(index, value >= last ? first : value + 1);
        return value >= last;
    }

    private int hour() {
        int hour = number(get(HOURS) & ~PM);
        if (hours24) {
            return hour;
        }
        return hour % 12 + ((get(HOURS) & PM) != 0 ? 12 : 0);
    }

    private void putHour(int hour) {
        if (hours24) {
            put(HOURS, hour);
        } else {
            int hour12 = hour % 12 == 0 ? 12 : hour % 12;
            put(HOURS, hour12);
            set(HOURS, get(HOURS) | (hour >= 12 ? PM : 0));
        }
    }

    private void put(int index, int number) {
        set(index, binary ? number : number / 10 << 4 | number % 10);
    }

    private int number(int value) {
        return binary ? value : (value >> 4) * 10 + (value & 15);
    }

    @Override
    public void save(StateWriter out) {
        out.bytes("registers", registers);
        out.flag("binary", binary);
        out.flag("hours24", hours24);
    }

    @Override
    public void load(StateReader in) {
        in.bytes("registers", registers);
        binary = in.flag("binary");
        hours24 = in.flag("hours24");
    }
}
