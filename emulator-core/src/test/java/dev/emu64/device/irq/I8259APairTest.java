package dev.emu64.device.irq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.bus.PortBus;
import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class I8259APairTest {
    private final IrqProbe intr = new IrqProbe();
    private final I8259APair pics = new I8259APair(intr);
    private final PortBus ports = new PortBus();

    @BeforeEach
    void initialise() {
        ports.attach("master", 0x20, 0x21, pics.master());
        ports.attach("slave", 0xa0, 0xa1, pics.slave());
        ports.attach("elcr", 0x4d0, 0x4d1, pics.elcr());
        initialise(0x01);
    }

    private void initialise(int masterIcw4) {
        write(0x20, 0x11, 0x21, 0x20, 0x21, 0x04, 0x21, masterIcw4);
        write(0xa0, 0x11, 0xa1, 0x28, 0xa1, 0x02, 0xa1, 0x01);
    }

    private void write(int... portsAndValues) {
        for (int i = 0; i < portsAndValues.length; i += 2) {
            ports.out(portsAndValues[i], 1, portsAndValues[i + 1]);
        }
    }

    @Test
    void slaveRequestComesThroughTheCascade() {
        pics.irq(8).set(true);
        assertThat(intr.asserted).isTrue();
        assertThat(pics.acknowledge()).isEqualTo(0x28);
        assertThat(pics.master().isr()).isEqualTo(0x04);
        assertThat(pics.slave().isr()).isEqualTo(0x01);
    }

    @Test
    void slaveIrqsRankBetweenIrq1AndIrq3() {
        pics.irq(3).set(true);
        pics.irq(14).set(true);
        pics.irq(1).set(true);
        assertThat(pics.acknowledge()).isEqualTo(0x21);
        write(0x20, 0x20);
        assertThat(pics.acknowledge()).isEqualTo(0x2e);
        write(0xa0, 0x20, 0x20, 0x20);
        assertThat(pics.acknowledge()).isEqualTo(0x23);
    }

    @Test
    void secondSlaveRequestIsSeenAfterBothEndsOfInterrupt() {
        pics.irq(12).set(true);
        pics.irq(14).set(true);
        assertThat(pics.acknowledge()).isEqualTo(0x2c);
        assertThat(intr.asserted).isFalse();
        write(0xa0, 0x20);
        write(0x20, 0x20);
        assertThat(pics.acknowledge()).isEqualTo(0x2e);
    }

    @Test
    void higherSlaveRequestWaitsForTheMasterUnlessSpecialFullyNested() {
        pics.irq(12).set(true);
        pics.acknowledge();
        pics.irq(8).set(true);
        assertThat(intr.asserted).isFalse();

        initialise(0x11);
        pics.irq(12).pulse();
        pics.acknowledge();
        pics.irq(8).pulse();
        assertThat(intr.asserted).isTrue();
        assertThat(pics.acknowledge()).isEqualTo(0x28);
    }

    @Test
    void vanishedSlaveRequestIsSpuriousIrq15() {
        pics.elcr().out8(0x4d0, 0);
        pics.irq(9).set(true);
        write(0xa1, 0x02);
        assertThat(intr.asserted).as("mask takes the request back").isFalse();
        assertThat(pics.acknowledge()).as("master without a request").isEqualTo(0x27);
        assertThat(pics.master().isr()).isZero();
    }

    @Test
    void slaveThatFindsNothingAnswersItsLevel7() {
        pics.master().input(2).set(true);
        assertThat(pics.acknowledge()).isEqualTo(0x2f);
        assertThat(pics.slave().isr()).isZero();
        assertThat(pics.master().isr()).as("the master's cascade level is in service").isEqualTo(0x04);
    }

    @Test
    void reservedElcrBitsStayEdgeTriggered() {
        write(0x4d0, 0xff, 0x4d1, 0xff);
        assertThat(ports.in(0x4d0, 1)).isEqualTo(0xf8);
        assertThat(ports.in(0x4d1, 1)).isEqualTo(0xde);
        assertThat(ports.in(0x4d0, 2)).isEqualTo(0xdef8);
    }

    @Test
    void irq2HasNoPin() {
        assertThatThrownBy(() -> pics.irq(2)).hasMessageContaining("cascade");
    }

    @Test
    void stateSurvivesASnapshot() {
        pics.irq(8).set(true);
        pics.acknowledge();
        pics.irq(10).set(true);
        I8259APair other = new I8259APair(new IrqProbe());
        Snapshot.copy(pics, other);
        other.slave().out8(0xa0, 0x20);
        other.master().out8(0x20, 0x20);
        assertThat(other.acknowledge()).isEqualTo(0x2a);
    }
}
