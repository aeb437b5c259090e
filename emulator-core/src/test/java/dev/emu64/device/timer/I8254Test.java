package dev.emu64.device.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class I8254Test {
    private static final Oscillator CLOCK = new Oscillator(1_193_182);

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq0 = new IrqProbe();
    private final I8254 pit = new I8254(time.scheduler, irq0);

    /** Moves to the beginning of the tick {@code count} ticks after the current one. */
    private void ticks(long count) {
        time.stepTo(CLOCK.nanosAt(CLOCK.ticksAt(time.nanos()) + count));
    }

    private void program(int counter, int modeAndBcd, int count) {
        pit.out8(3, counter << 6 | 0x30 | modeAndBcd);
        pit.out8(counter, count & 0xff);
        pit.out8(counter, count >> 8 & 0xff);
    }

    private int count(int counter) {
        pit.out8(3, counter << 6);
        return pit.in8(counter) | pit.in8(counter) << 8;
    }

    private int status(int counter) {
        pit.out8(3, 0xe0 | 2 << counter);
        return pit.in8(counter);
    }

    @Test
    void mode0RaisesOutOneTickMoreThanTheCountAfterItsWrite() {
        program(0, 0, 4);
        ticks(1);
        assertThat(status(0)).isEqualTo(0x30);
        assertThat(count(0)).isEqualTo(4);
        ticks(3);
        assertThat(irq0.asserted).isFalse();
        ticks(1);
        assertThat(irq0.asserted).isTrue();
        assertThat(status(0)).isEqualTo(0xb0);
        ticks(1);
        assertThat(count(0)).as("goes on below zero").isEqualTo(0xffff);
        ticks(0x20000);
        assertThat(irq0.edges).isEqualTo(1);
    }

    @Test
    void countIsLoadedByTheNextAccess() {
        program(0, 4, 0x1000);
        ticks(5);
        program(0, 4, 10);
        assertThat(status(0)).isEqualTo(0xb4);
        assertThat(count(0)).isEqualTo(10);
        ticks(1);
        assertThat(count(0)).as("no tick is gained by looking").isEqualTo(10);
        ticks(1);
        assertThat(count(0)).isEqualTo(9);
    }

    @Test
    void mode0ControlWordLowersOut() {
        program(0, 0, 2);
        ticks(10);
        assertThat(irq0.asserted).isTrue();
        pit.out8(3, 0x30);
        assertThat(irq0.asserted).isFalse();
        assertThat(status(0)).isEqualTo(0x70);
    }

    @Test
    void mode0StopsBetweenTheTwoBytesOfANewCount() {
        program(0, 0, 100);
        ticks(11);
        assertThat(count(0)).isEqualTo(90);
        pit.out8(0, 5);
        ticks(200);
        assertThat(count(0)).isEqualTo(90);
        assertThat(irq0.asserted).isFalse();
        pit.out8(0, 0);
        ticks(6);
        assertThat(irq0.asserted).isTrue();
    }

    @Test
    void mode2IsLowForTheLastTickOfEachPeriod() {
        program(0, 4, 3);
        assertThat(irq0.asserted).isTrue();
        ticks(1);
        int[] counts = new int[7];
        boolean[] out = new boolean[7];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(0);
            out[i] = irq0.asserted;
            ticks(1);
        }
        assertThat(counts).containsExactly(3, 2, 1, 3, 2, 1, 3);
        assertThat(out).containsExactly(true, true, false, true, true, false, true);
    }

    @Test
    void mode2TakesANewCountAtTheEndOfThePeriod() {
        program(0, 4, 10);
        ticks(1);
        pit.out8(0, 4);
        pit.out8(0, 0);
        assertThat(status(0) & 0x40).as("null count until it is loaded").isEqualTo(0x40);
        ticks(9);
        assertThat(count(0)).isEqualTo(1);
        ticks(1);
        assertThat(count(0)).isEqualTo(4);
        assertThat(status(0)).isEqualTo(0xb4);
        ticks(4);
        assertThat(count(0)).isEqualTo(4);
    }

    @Test
    void countOfZeroIsTheWholeModulus() {
        program(0, 4, 0);
        ticks(1);
        assertThat(count(0)).isZero();
        ticks(1);
        assertThat(count(0)).isEqualTo(0xffff);
        ticks(0xfffe);
        assertThat(irq0.asserted).isFalse();
        ticks(1);
        assertThat(irq0.asserted).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4, 65536", "6, 65536", "6, 1193", "4, 1193", "6, 11931"})
    void interruptRateHasNoDrift(int mode, int divisor) {
        program(0, mode, divisor & 0xffff);
        int before = irq0.edges;
        long seconds = 60;
        time.step(seconds * 1_000_000_000L);
        assertThat(irq0.edges - before).isEqualTo((int) ((seconds * 1_193_182 - 1) / divisor));
    }

    @Test
    void lateEventsStillPulseTheLine() {
        program(0, 4, 100);
        int before = irq0.edges;
        time.scheduler.clock().skipTo(CLOCK.nanosAt(1001));
        time.scheduler.runDue();
        assertThat(irq0.edges - before).isEqualTo(10);
    }

    @Test
    void readingBringsTheLineUpToDateBeforeTheEventRuns() {
        program(0, 0, 10);
        time.scheduler.clock().skipTo(CLOCK.nanosAt(11));
        assertThat(status(0)).isEqualTo(0xb0);
        assertThat(irq0.asserted).isTrue();
    }

    @Test
    void mode3CountsByTwoAndTogglesEachHalf() {
        program(0, 6, 6);
        ticks(1);
        int[] counts = new int[7];
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(0);
            out.append(irq0.asserted ? 'H' : 'L');
            ticks(1);
        }
        assertThat(counts).containsExactly(6, 4, 2, 6, 4, 2, 6);
        assertThat(out).hasToString("HHHLLLH");
        assertThat(status(0) & 0x3f).isEqualTo(0x36);
    }

    @Test
    void mode3OddCountIsHighOneTickLonger() {
        program(0, 6, 5);
        ticks(1);
        int[] counts = new int[6];
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(0);
            out.append(irq0.asserted ? 'H' : 'L');
            ticks(1);
        }
        assertThat(counts).containsExactly(4, 2, 0, 4, 2, 4);
        assertThat(out).hasToString("HHHLLH");
    }

    @Test
    void mode4StrobesOnceForOneTick() {
        program(0, 8, 3);
        ticks(3);
        assertThat(irq0.asserted).isTrue();
        ticks(1);
        assertThat(irq0.asserted).isFalse();
        ticks(1);
        assertThat(irq0.asserted).isTrue();
        ticks(0x30000);
        assertThat(irq0.edges).as("high by the control word, then once after the strobe").isEqualTo(2);
    }

    @Test
    void mode1RunsFromEachRiseOfTheGate() {
        pit.gate2(false);
        program(2, 2, 4);
        ticks(10);
        assertThat(pit.out2()).isTrue();
        pit.gate2(true);
        ticks(1);
        assertThat(pit.out2()).isFalse();
        ticks(3);
        pit.gate2(false);
        pit.gate2(true);
        ticks(4);
        assertThat(pit.out2()).as("retriggered").isFalse();
        ticks(1);
        assertThat(pit.out2()).isTrue();
    }

    @Test
    void mode5StrobesAfterARiseOfTheGate() {
        pit.gate2(false);
        program(2, 10, 2);
        ticks(10);
        pit.gate2(true);
        ticks(2);
        assertThat(pit.out2()).isTrue();
        ticks(1);
        assertThat(pit.out2()).isFalse();
        ticks(1);
        assertThat(pit.out2()).isTrue();
    }

    @Test
    void lowGateHoldsTheCount() {
        pit.gate2(false);
        program(2, 0, 100);
        ticks(1000);
        assertThat(pit.out2()).isFalse();
        assertThat(count(2)).isEqualTo(100);
        pit.gate2(true);
        ticks(99);
        assertThat(pit.out2()).isFalse();
        ticks(1);
        assertThat(pit.out2()).isTrue();
    }

    @Test
    void lowGateRaisesOutOfTheSquareWaveAndARiseRestartsIt() {
        pit.gate2(true);
        program(2, 6, 8);
        ticks(6);
        assertThat(pit.out2()).isFalse();
        pit.gate2(false);
        assertThat(pit.out2()).isTrue();
        ticks(100);
        pit.gate2(true);
        ticks(1);
        assertThat(count(2)).isEqualTo(8);
    }

    @Test
    void countLatchHoldsUntilItIsReadAndIgnoresASecondLatch() {
        program(0, 4, 1000);
        ticks(11);
        pit.out8(3, 0x00);
        ticks(100);
        pit.out8(3, 0x00);
        assertThat(pit.in8(0) | pit.in8(0) << 8).isEqualTo(990);
        assertThat(pit.in8(0) | pit.in8(0) << 8).as("live again").isEqualTo(890);
    }

    @Test
    void readBackOfBothGivesTheStatusFirst() {
        program(0, 4, 1000);
        ticks(1);
        pit.out8(3, 0xc2);
        assertThat(pit.in8(0)).isEqualTo(0xb4);
        assertThat(pit.in8(0)).isEqualTo(1000 & 0xff);
        assertThat(pit.in8(0)).isEqualTo(1000 >> 8);
    }

    @Test
    void readBackLatchesSeveralCountersAtOnce() {
        program(0, 4, 1000);
        program(1, 4, 2000);
        ticks(1);
        pit.out8(3, 0xd6);
        ticks(5);
        assertThat(pit.in8(0) | pit.in8(0) << 8).isEqualTo(1000);
        assertThat(pit.in8(1) | pit.in8(1) << 8).isEqualTo(2000);
    }

    @Test
    void bcdCountsInDecimalDigits() {
        program(0, 5, 0x1000);
        ticks(1);
        assertThat(count(0)).isEqualTo(0x1000);
        ticks(1);
        assertThat(count(0)).isEqualTo(0x0999);
        ticks(999);
        assertThat(count(0)).isEqualTo(0x1000);
    }

    @Test
    void singleByteAccessLeavesTheOtherByteZero() {
        pit.out8(3, 0x14);
        pit.out8(0, 0x80);
        ticks(1);
        assertThat(pit.in8(0)).isEqualTo(0x80);
        ticks(1);
        assertThat(pit.in8(0)).isEqualTo(0x7f);
        pit.out8(3, 0x24);
        pit.out8(0, 0x02);
        ticks(1);
        assertThat(pit.in8(0)).isEqualTo(0x02);
        ticks(1);
        assertThat(pit.in8(0)).isEqualTo(0x01);
    }

    @Test
    void illegalCountOfOneKeepsOutStill() {
        program(0, 6, 1);
        time.step(1_000_000);
        assertThat(irq0.asserted).isTrue();
        program(0, 4, 1);
        int edges = irq0.edges;
        time.step(1_000_000);
        assertThat(irq0.edges).isEqualTo(edges);
    }

    @Test
    void stateSurvivesASnapshot() {
        program(0, 5, 0x1000);
        program(2, 6, 99);
        ticks(123);
        pit.out8(3, 0xc2);
        VirtualTime otherTime = new VirtualTime();
        otherTime.stepTo(time.nanos());
        I8254 other = new I8254(otherTime.scheduler, new IrqProbe());
        Snapshot.copy(pit, other);
        assertThat(other.in8(0)).isEqualTo(0xb5);
        assertThat(other.in8(0) | other.in8(0) << 8).isEqualTo(0x0878);
        assertThat(other.out2()).isEqualTo(pit.out2());
    }
}
