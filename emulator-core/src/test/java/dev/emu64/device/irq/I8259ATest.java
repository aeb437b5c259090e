package dev.emu64.device.irq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class I8259ATest {
    private static final int EOI = 0x20;

    private final IrqProbe intr = new IrqProbe();
    private final I8259A pic = new I8259A(true, intr);

    @BeforeEach
    void initialise() {
        initialise(0x11, 0x30, 0x04, 0x01);
    }

    private void initialise(int icw1, int icw2, int icw3, int icw4) {
        pic.out8(0, icw1);
        pic.out8(1, icw2);
        pic.out8(1, icw3);
        pic.out8(1, icw4);
    }

    private void raise(int... levels) {
        for (int level : levels) {
            pic.input(level).set(true);
        }
    }

    private int irr() {
        pic.out8(0, 0x0a);
        return pic.in8(0);
    }

    private int isr() {
        pic.out8(0, 0x0b);
        return pic.in8(0);
    }

    @Test
    void raisesNoInterruptBeforeItIsInitialised() {
        IrqProbe probe = new IrqProbe();
        I8259A fresh = new I8259A(true, probe);
        fresh.input(0).set(true);
        assertThat(probe.asserted).isFalse();
    }

    @Test
    void icw1ClearsTheMaskAndTheEdgeSense() {
        pic.out8(1, 0xa5);
        assertThat(pic.in8(1)).isEqualTo(0xa5);
        raise(0);
        initialise();
        assertThat(pic.in8(1)).isZero();
        assertThat(irr()).as("the line is still high").isZero();
        pic.input(0).set(false);
        raise(0);
        assertThat(irr()).isEqualTo(1);
    }

    @Test
    void lineAssertedAnewAfterIcw1IsAnEdge() {
        raise(1);
        initialise();
        raise(1);
        assertThat(pic.acknowledge()).isEqualTo(1);
        raise(1);
        assertThat(irr()).as("only once").isZero();
    }

    @Test
    void singleChipWithoutIcw4IsReadyAfterIcw2() {
        pic.out8(0, 0x12);
        pic.out8(1, 0x40);
        pic.out8(1, 0xfe);
        assertThat(pic.in8(1)).isEqualTo(0xfe);
        raise(0);
        assertThat(intr.asserted).isTrue();
        assertThat(pic.vector(pic.acknowledge())).isEqualTo(0x40);
    }

    @Test
    void maskedRequestWaitsInTheIrr() {
        pic.out8(1, 0xff);
        raise(0);
        assertThat(irr()).isEqualTo(1);
        assertThat(isr()).isZero();
        assertThat(intr.asserted).isFalse();
        pic.out8(1, 0xfe);
        assertThat(intr.asserted).isTrue();
    }

    @Test
    void irq0IsHeldUntilEndOfInterrupt() {
        raise(0);
        assertThat(pic.vector(pic.acknowledge())).isEqualTo(0x30);
        assertThat(isr()).isEqualTo(1);
        assertThat(irr()).isZero();
        pic.input(0).set(false);
        raise(0);
        assertThat(intr.asserted).isFalse();
        pic.out8(0, EOI);
        assertThat(intr.asserted).isTrue();
    }

    @Test
    void oneEdgeGivesOneInterrupt() {
        raise(0);
        pic.acknowledge();
        pic.out8(0, EOI);
        assertThat(intr.asserted).isFalse();
    }

    @Test
    void lowerLevelWaitsAndHigherLevelNests() {
        raise(4);
        assertThat(pic.acknowledge()).isEqualTo(4);
        raise(6);
        assertThat(intr.asserted).isFalse();
        raise(0);
        assertThat(intr.asserted).isTrue();
        assertThat(pic.acknowledge()).isZero();
        assertThat(isr()).isEqualTo(0x11);
        pic.out8(0, EOI);
        assertThat(isr()).as("non-specific EOI ends the highest").isEqualTo(0x10);
        pic.out8(0, 0x64);
        assertThat(isr()).as("specific EOI of 4").isZero();
        assertThat(pic.acknowledge()).isEqualTo(6);
    }

    @Test
    void setPriorityMakesTheNextLevelTheHighest() {
        raise(0, 4);
        pic.out8(0, 0xc0);
        assertThat(pic.acknowledge()).isEqualTo(4);
        pic.out8(0, EOI);
        assertThat(pic.acknowledge()).isZero();
    }

    @Test
    void rotateOnNonSpecificEoiMakesTheServedLevelTheLowest() {
        raise(3, 4);
        assertThat(pic.acknowledge()).isEqualTo(3);
        pic.out8(0, 0xa0);
        pic.input(3).set(false);
        raise(3);
        assertThat(pic.acknowledge()).isEqualTo(4);
        pic.out8(0, EOI);
        assertThat(pic.acknowledge()).isEqualTo(3);
    }

    @Test
    void rotateOnSpecificEoiRotatesToThatLevel() {
        raise(5);
        pic.acknowledge();
        pic.out8(0, 0xe5);
        assertThat(isr()).isZero();
        raise(0, 6);
        assertThat(pic.acknowledge()).isEqualTo(6);
    }

    @Test
    void specialMaskModeLetsLowerLevelsPastAMaskedServiceRoutine() {
        raise(0, 4);
        pic.acknowledge();
        pic.out8(1, 0xef);
        assertThat(intr.asserted).as("level 0 still in service").isFalse();
        pic.out8(0, 0x68);
        assertThat(intr.asserted).as("delivered as OCW3 is written").isTrue();
        assertThat(pic.acknowledge()).isEqualTo(4);
        pic.out8(0, EOI);
        assertThat(isr()).as("masked level is not cleared by a non-specific EOI").isEqualTo(0x01);
        pic.out8(0, 0x48);
        pic.out8(0, EOI);
        assertThat(isr()).isZero();
    }

    @Test
    void automaticEoiLeavesTheIsrEmpty() {
        initialise(0x11, 0x30, 0x04, 0x03);
        raise(4);
        assertThat(pic.acknowledge()).isEqualTo(4);
        assertThat(isr()).isZero();
    }

    @Test
    void rotationInAutomaticEoiModeFollowsEachInterrupt() {
        initialise(0x11, 0x30, 0x04, 0x03);
        pic.out8(0, 0x80);
        raise(1);
        pic.acknowledge();
        pic.input(1).set(false);
        raise(1, 2);
        assertThat(pic.acknowledge()).isEqualTo(2);
        pic.out8(0, 0x00);
        assertThat(pic.acknowledge()).isEqualTo(1);
        pic.input(1).set(false);
        raise(1, 3);
        assertThat(pic.acknowledge()).as("rotation off: 2 stays the lowest").isEqualTo(3);
    }

    @Test
    void pollReturnsTheLevelAndTakesItIntoService() {
        raise(4);
        pic.out8(0, 0x0c);
        assertThat(pic.in8(0)).isEqualTo(0x84);
        assertThat(isr()).isEqualTo(0x10);
        assertThat(intr.asserted).isFalse();
        pic.out8(0, 0x0c);
        assertThat(pic.in8(0)).as("nothing left to serve").isZero();
        assertThat(pic.in8(1)).as("poll holds for one read only").isZero();
    }

    @Test
    void levelTriggeredInputRequestsAsLongAsItIsHigh() {
        pic.setElcr(0x20);
        raise(5);
        pic.acknowledge();
        pic.out8(0, EOI);
        assertThat(intr.asserted).isTrue();
        pic.input(5).set(false);
        assertThat(intr.asserted).isFalse();
    }

    @Test
    void ltimMakesAllInputsLevelTriggered() {
        raise(3);
        initialise(0x19, 0x30, 0x04, 0x01);
        assertThat(intr.asserted).isTrue();
    }

    @Test
    void requestThatEndsBeforeItsAcknowledgeIsSpurious() {
        raise(3);
        pic.input(3).set(false);
        assertThat(intr.asserted).isFalse();
        assertThat(pic.acknowledge()).isEqualTo(7);
        assertThat(isr()).isZero();
    }

    @Test
    void stateSurvivesASnapshot() {
        raise(3, 4);
        pic.acknowledge();
        pic.out8(0, 0x0b);
        pic.out8(1, 0x80);
        I8259A other = new I8259A(true, new IrqProbe());
        Snapshot.copy(pic, other);
        assertThat(other.in8(0)).isEqualTo(0x08);
        assertThat(other.in8(1)).isEqualTo(0x80);
        other.out8(0, EOI);
        assertThat(other.vector(other.acknowledge())).isEqualTo(0x34);
    }
}
