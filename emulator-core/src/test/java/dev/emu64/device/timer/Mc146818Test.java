package dev.emu64.device.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.VirtualTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mc146818Test {
    private static final long SECOND = 1_000_000_000L;
    private static final int A = 0x0a;
    private static final int B = 0x0b;
    private static final int C = 0x0c;

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq8 = new IrqProbe();
    private Mc146818 rtc = clockAt(time, "2026-02-28T23:59:58");

    private Mc146818 clockAt(VirtualTime time, String date) {
        return new Mc146818(time.scheduler, irq8, LocalDateTime.parse(date).toEpochSecond(ZoneOffset.UTC));
    }

    private void write(int index, int value) {
        rtc.out8(0x70, index);
        rtc.out8(0x71, value);
    }

    private int read(int index) {
        rtc.out8(0x70, index);
        return rtc.in8(0x71);
    }

    /** Year to second, as the registers show them in hexadecimal. */
    private String shown() {
        StringBuilder text = new StringBuilder();
        for (int index : new int[] {0x32, 9, 8, 7, 4, 2, 0}) {
            text.append(Integer.toHexString(read(index) | 0x100).substring(1));
        }
        return text.toString();
    }

    @Test
    void showsTheInjectedTimeInBcd() {
        assertThat(shown()).isEqualTo("20260228235958");
        assertThat(read(6)).as("Saturday").isEqualTo(7);
        assertThat(read(0x0d)).as("valid RAM and time").isEqualTo(0x80);
        assertThat(rtc.in8(0x70)).isEqualTo(0xff);
    }

    @Test
    void carriesIntoTheNextMonth() {
        time.step(2 * SECOND - 1);
        assertThat(shown()).isEqualTo("20260228235959");
        time.step(1);
        assertThat(shown()).isEqualTo("20260301000000");
        assertThat(read(6)).as("Sunday").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-28T23:59:59, 20240229000000", "2024-02-29T23:59:59, 20240301000000",
        "2026-12-31T23:59:59, 20270101000000", "1999-12-31T23:59:59, 20000101000000",
        "2026-04-30T23:59:59, 20260501000000", "1970-01-01T00:00:00, 19700101000001"})
    void oneSecondLater(String date, String later) {
        VirtualTime other = new VirtualTime();
        rtc = clockAt(other, date);
        other.step(SECOND);
        assertThat(shown()).isEqualTo(later);
    }

    @Test
    void injectedTimesAgreeWithTheCalendarOfTheHost() {
        SplittableRandom random = new SplittableRandom(146818);
        for (int i = 0; i < 2000; i++) {
            long epochSeconds = random.nextLong(0, 4_102_444_800L);
            rtc = new Mc146818(new VirtualTime().scheduler, irq8, epochSeconds);
            LocalDateTime date = LocalDateTime.ofEpochSecond(epochSeconds, 0, ZoneOffset.UTC);
            String expected = date.toString().replaceAll("[-T:]", "");
            assertThat(shown()).startsWith(expected);
            assertThat(read(6)).isEqualTo(date.getDayOfWeek().getValue() % 7 + 1);
        }
    }

    @Test
    void binaryAndTwelveHourForms() {
        write(B, 0x04);
        write(4, 0x80 | 11);
        write(2, 59);
        write(0, 59);
        write(7, 9);
        time.step(SECOND);
        assertThat(read(4)).as("12 o'clock at night").isEqualTo(12);
        assertThat(read(7)).isEqualTo(10);
        write(2, 59);
        write(0, 59);
        write(4, 11);
        time.step(SECOND);
        assertThat(read(4)).as("noon").isEqualTo(0x80 | 12);
        write(2, 59);
        write(0, 59);
        time.step(SECOND);
        assertThat(read(4)).isEqualTo(0x81);
    }

    @Test
    void setHoldsTheTimeAndClearsUie() {
        write(B, 0x92);
        assertThat(read(B)).isEqualTo(0x82);
        time.step(5 * SECOND);
        assertThat(read(0)).isEqualTo(0x58);
        assertThat(read(A) & 0x80).isZero();
        assertThat(read(C)).as("periodic flag only").isEqualTo(0x40);
        write(B, 0x02);
        time.step(SECOND);
        assertThat(read(0)).isEqualTo(0x59);
    }

    @Test
    void uipPrecedesTheUpdate() {
        time.step(SECOND - 2_228_001);
        assertThat(read(A)).isEqualTo(0x26);
        time.step(1);
        assertThat(read(A)).isEqualTo(0xa6);
        time.step(2_228_000);
        assertThat(read(A)).isEqualTo(0x26);
        assertThat(read(0)).isEqualTo(0x59);
    }

    @Test
    void releasedDividerUpdatesAfterHalfASecond() {
        write(A, 0x76);
        time.step(10 * SECOND);
        assertThat(read(0)).isEqualTo(0x58);
        write(A, 0x26);
        time.step(SECOND / 2 - 1);
        assertThat(read(0)).isEqualTo(0x58);
        time.step(1);
        assertThat(read(0)).isEqualTo(0x59);
    }

    @Test
    void updateEndedInterruptComesEachSecondUntilRegisterCIsRead() {
        write(B, 0x12);
        time.step(SECOND);
        assertThat(irq8.asserted).isTrue();
        time.step(10 * SECOND);
        assertThat(irq8.edges).isEqualTo(1);
        assertThat(read(C) & 0x90).isEqualTo(0x90);
        assertThat(irq8.asserted).isFalse();
        assertThat(read(C)).isZero();
        time.step(SECOND);
        assertThat(irq8.edges).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"6, 1024", "15, 2", "3, 8192", "13, 8", "1, 256", "2, 128"})
    void periodicInterruptKeepsItsRate(int rate, int hertz) {
        write(A, 0x20 | rate);
        write(B, 0x42);
        int seen = 0;
        long end = 3 * SECOND;
        while (time.scheduler.nextNanos() <= end) {
            time.scheduler.skipToNext();
            assertThat(read(C) & 0xc0).isEqualTo(0xc0);
            seen++;
        }
        assertThat(seen).isEqualTo(3 * hertz);
        assertThat(irq8.edges).isEqualTo(seen);
    }

    @Test
    void flagsAreSetWithoutInterruptsAndInterruptWhenEnabled() {
        time.step(SECOND);
        assertThat(irq8.edges).isZero();
        write(B, 0x12);
        assertThat(irq8.asserted).as("UF was set already").isTrue();
        assertThat(read(C)).isEqualTo(0xd0);
    }

    @Test
    void alarmRingsAtItsTime() {
        write(1, 0x05);
        write(3, 0x00);
        write(5, 0x00);
        write(B, 0x22);
        time.step(6 * SECOND);
        assertThat(irq8.asserted).isFalse();
        time.step(SECOND);
        assertThat(irq8.asserted).isTrue();
        assertThat(read(C) & 0xa0).isEqualTo(0xa0);
        assertThat(shown()).isEqualTo("20260301000005");
    }

    @Test
    void alarmBytesFromC0UpMatchAnything() {
        write(1, 0x10);
        write(3, 0xff);
        write(5, 0xc0);
        write(B, 0x22);
        for (int minute = 0; minute < 3; minute++) {
            time.step(60 * SECOND);
            assertThat(read(C) & 0xa0).isEqualTo(0xa0);
        }
        assertThat(irq8.edges).isEqualTo(3);
    }

    @Test
    void nothingIsScheduledWhileNoInterruptCanCome() {
        assertThat(time.scheduler.armed()).isEmpty();
        write(B, 0x12);
        assertThat(time.scheduler.armed()).hasSize(1);
        time.step(SECOND);
        assertThat(time.scheduler.armed()).as("the line is up already").isEmpty();
    }

    @Test
    void ramKeepsBytesAndTheIndexPortMasksNmi() {
        rtc.setCmos(0x17, 0xfc);
        assertThat(read(0x17)).isEqualTo(0xfc);
        write(0x7f, 0x5a);
        assertThat(rtc.cmos(0x7f)).isEqualTo(0x5a);
        assertThat(rtc.nmiMasked()).isFalse();
        rtc.out8(0x70, 0x8d);
        assertThat(rtc.nmiMasked()).isTrue();
        assertThat(rtc.in8(0x71)).isEqualTo(0x80);
    }

    @Test
    void resetEndsInterruptsButNotTheTime() {
        write(B, 0x72);
        time.step(SECOND);
        assertThat(irq8.asserted).isTrue();
        rtc.reset();
        assertThat(irq8.asserted).isFalse();
        assertThat(read(B)).isEqualTo(0x02);
        assertThat(read(C)).isZero();
        assertThat(shown()).isEqualTo("20260228235959");
    }

    @Test
    void stateSurvivesASnapshot() {
        write(0x40, 0x77);
        write(B, 0x52);
        time.step(SECOND + 3);
        Mc146818 other = new Mc146818(time.scheduler, new IrqProbe(), 0);
        Snapshot.copy(rtc, other);
        rtc = other;
        assertThat(shown()).isEqualTo("20260228235959");
        assertThat(read(0x40)).isEqualTo(0x77);
        assertThat(read(C)).isEqualTo(0xd0);
    }
}
