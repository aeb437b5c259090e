package dev.emu64.device.ata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.device.IrqProbe;
import dev.emu64.device.VirtualTime;
import dev.emu64.storage.MemoryDisk;
import org.junit.jupiter.api.Test;

class IdeChannelTest {
    private static final int STATUS = 0x1f7;
    private static final int DEVICE = 0x1f6;

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq = new IrqProbe();

    private AtaDisk disk(String name, int sectors) {
        return new AtaDisk(name, time.scheduler, new MemoryDisk(new byte[sectors * 512], false), name, "0");
    }

    private void command(IdeChannel channel, int command) {
        channel.out8(STATUS, command);
        time.step(1_000_000);
    }

    @Test
    void emptyChannelReadsAsZero() {
        IdeChannel channel = new IdeChannel(irq, null, null);
        channel.out8(DEVICE, 0xa0);
        channel.out8(0x1f2, 0x55);
        command(channel, 0xec);
        assertThat(channel.in8(STATUS)).isZero();
        assertThat(channel.in8(0x1f2)).isZero();
        assertThat(channel.controlBlock().in8(0x3f6)).isZero();
        assertThat(irq.edges).isZero();
    }

    @Test
    void absentDevice1HasStatusZeroAndTakesNoCommand() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), null);
        channel.out8(DEVICE, 0xb0);
        assertThat(channel.in8(STATUS)).isZero();
        command(channel, 0xec);
        assertThat(channel.in8(STATUS)).isZero();
        assertThat(irq.edges).isZero();
        channel.out8(DEVICE, 0xa0);
        assertThat(channel.in8(STATUS)).isEqualTo(0x50);
    }

    @Test
    void deviceBitChoosesTheDriveAndItsInterrupt() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), disk("b", 20));
        channel.out8(DEVICE, 0xf0);
        command(channel, 0xec);
        assertThat(irq.asserted).isTrue();
        channel.out8(DEVICE, 0xe0);
        assertThat(irq.asserted).as("the other drive asks for nothing").isFalse();
        assertThat(channel.in8(STATUS)).isEqualTo(0x50);
        channel.out8(DEVICE, 0xf0);
        assertThat(irq.asserted).isTrue();
        assertThat(channel.in8(STATUS)).isEqualTo(0x58);
        for (int i = 0; i < 60; i++) {
            channel.in16(0x1f0);
        }
        assertThat(channel.in16(0x1f0)).as("word 60: sectors").isEqualTo(20);
    }

    @Test
    void registersAreWrittenInBothDrives() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), disk("b", 20));
        channel.out8(0x1f3, 0x12);
        channel.out8(DEVICE, 0xb0);
        assertThat(channel.in8(0x1f3)).isEqualTo(0x12);
        assertThat(channel.in8(DEVICE)).isEqualTo(0xb0);
    }

    @Test
    void nIenHoldsTheInterruptBack() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), null);
        channel.controlBlock().out8(0x3f6, 0x02);
        command(channel, 0xec);
        assertThat(irq.asserted).isFalse();
        channel.controlBlock().out8(0x3f6, 0x00);
        assertThat(irq.asserted).isTrue();
    }

    @Test
    void alternateStatusLeavesTheInterruptAlone() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), null);
        command(channel, 0xec);
        assertThat(channel.controlBlock().in8(0x3f6)).isEqualTo(0x58);
        assertThat(irq.asserted).isTrue();
        channel.in8(STATUS);
        assertThat(irq.asserted).isFalse();
    }

    @Test
    void softwareResetLeavesTheSignatureOfADisk() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), disk("b", 20));
        channel.out8(DEVICE, 0xf0);
        command(channel, 0xec);
        channel.controlBlock().out8(0x3f6, 0x06);
        time.step(1_000_000);
        assertThat(channel.in8(STATUS)).as("busy as long as SRST is held").isEqualTo(0x80);
        channel.controlBlock().out8(0x3f6, 0x02);
        assertThat(channel.in8(STATUS)).isEqualTo(0x80);
        time.step(1_000_000);
        assertThat(channel.in8(STATUS)).isEqualTo(0x50);
        assertThat(new int[] {channel.in8(0x1f1), channel.in8(0x1f2), channel.in8(0x1f3), channel.in8(0x1f4), channel.in8(0x1f5),
            channel.in8(DEVICE)}).containsExactly(1, 1, 1, 0, 0, 0);
        channel.controlBlock().out8(0x3f6, 0);
        assertThat(irq.asserted).isFalse();
    }

    @Test
    void hardwareResetForgetsMultipleModeAndDeviceControl() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), null);
        channel.controlBlock().out8(0x3f6, 0x02);
        channel.out8(0x1f2, 8);
        command(channel, 0xc6);
        channel.reset();
        assertThat(channel.in8(STATUS)).isEqualTo(0x80);
        time.step(1_000_000);
        assertThat(channel.in8(STATUS)).isEqualTo(0x50);
        command(channel, 0xc4);
        assertThat(irq.asserted).isTrue();
        assertThat(channel.in8(STATUS)).as("aborted").isEqualTo(0x51);
    }

    @Test
    void diagnosticRunsOnBothDrivesAndDevice0Interrupts() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), disk("b", 20));
        channel.out8(DEVICE, 0xb0);
        command(channel, 0x90);
        assertThat(irq.asserted).isTrue();
        assertThat(channel.in8(STATUS)).isEqualTo(0x50);
        assertThat(channel.in8(0x1f1)).isEqualTo(1);
        channel.out8(DEVICE, 0xb0);
        assertThat(irq.asserted).isFalse();
        assertThat(channel.in8(0x1f1)).isEqualTo(1);
    }

    @Test
    void busyDriveIgnoresRegisterWritesAndCommands() {
        IdeChannel channel = new IdeChannel(irq, disk("a", 10), null);
        channel.out8(0x1f3, 0x11);
        channel.out8(STATUS, 0xec);
        channel.out8(0x1f3, 0x22);
        channel.out8(STATUS, 0xe7);
        time.step(1_000_000);
        assertThat(channel.in8(0x1f3)).isEqualTo(0x11);
        assertThat(channel.in8(STATUS)).as("IDENTIFY's data").isEqualTo(0x58);
    }
}
