package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.clock.VirtualClock;
import dev.emu64.device.Snapshot;
import dev.emu64.display.TextScreen;
import dev.emu64.memory.GuestMemory;
import org.junit.jupiter.api.Test;

/** The text screen as plain memory: what is written there is seen wherever the planes would show it. */
class TextWindowTest {
    private static final long TEXT = 0xb8000;

    private final GuestMemory memory = GuestMemory.pc(1 << 20);
    private final Vga vga = vga(memory);

    private static Vga vga(GuestMemory memory) {
        Vga vga = new Vga(new VirtualClock(1), memory);
        memory.attach("VGA", Vga.WINDOW_BASE, Vga.WINDOW_BASE + Vga.WINDOW_BYTES - 1, vga.window());
        return vga;
    }

    private void select(int port, int register, int value) {
        vga.out8(port, register);
        vga.out8(port + 1, value);
    }

    private static String firstLine(Vga vga) {
        return ((TextScreen) vga.screen()).lines().get(0);
    }

    @Test
    void isMemoryInTextModeOnly() {
        assertThat(memory.offset(TEXT)).isPositive();
        assertThat(memory.offset(TEXT + 0x7fff)).isPositive();
        assertThat(memory.offset(TEXT - 1)).isNegative();
        assertThat(memory.offset(TEXT + 0x8000)).as("the video ROM").isPositive();

        vga.setVideoMode(0x12, true);
        assertThat(memory.offset(TEXT)).isNegative();

        vga.setVideoMode(7, true);
        assertThat(memory.offset(0xb0000)).isPositive();
        assertThat(memory.offset(TEXT)).isNegative();
    }

    @Test
    void whatIsWrittenIsShownAndCountsAsChange() {
        long before = vga.changes();
        memory.write32(TEXT, 0x07690748);
        assertThat(vga.changes()).isGreaterThan(before);
        assertThat(firstLine(vga)).isEqualTo("Hi");

        long after = vga.changes();
        memory.write32(TEXT, 0x07690748);
        assertThat(vga.changes()).isEqualTo(after);
    }

    @Test
    void planesHoldTheTextOnceRegistersDivertTheWindow() {
        memory.write16(TEXT + 160, 0x1741);
        select(0x3ce, 5, 0);
        select(0x3ce, 6, 4);
        assertThat(memory.offset(TEXT)).isNegative();
        assertThat(memory.read8(0xa0000 + 160)).as("plane 0").isEqualTo(0x41);
        select(0x3ce, 4, 1);
        assertThat(memory.read8(0xa0000 + 160)).as("plane 1").isEqualTo(0x17);
    }

    @Test
    void planesAreTheTextOnceRegistersPutTheWindowBack() {
        select(0x3ce, 5, 0);
        select(0x3ce, 6, 4);
        select(0x3c4, 4, 6);
        memory.write8(0xa0000, 'P');
        select(0x3c4, 4, 2);
        select(0x3ce, 5, 0x10);
        select(0x3ce, 6, 0x0e);
        assertThat(memory.offset(TEXT)).isPositive();
        assertThat(memory.read8(TEXT)).isEqualTo('P');
        assertThat(firstLine(vga)).isEqualTo("P");
    }

    @Test
    void modeSetClearsTheScreen() {
        memory.write16(TEXT, 0x0741);
        vga.setVideoMode(3, true);
        assertThat(memory.read16(TEXT)).isEqualTo(0x0720);
        memory.write16(TEXT, 0x0742);
        vga.setVideoMode(3, false);
        assertThat(firstLine(vga)).isEqualTo("B");
    }

    @Test
    void savedTextComesBack() {
        memory.write16(TEXT, 0x0741);
        GuestMemory otherMemory = GuestMemory.pc(1 << 20);
        Vga other = vga(otherMemory);
        otherMemory.write16(TEXT, 0x0742);

        Snapshot.copy(vga, other);

        assertThat(firstLine(other)).isEqualTo("A");
        assertThat(otherMemory.read16(TEXT)).isEqualTo(0x0741);
        assertThat(Snapshot.of(other)).hasToString(Snapshot.of(vga).toString());
    }

    @Test
    void codeRunFromThereIsForgottenWithTheWindow() {
        StringBuilder dropped = new StringBuilder();
        memory.codeListener((physical, bytes) -> dropped.append(Long.toHexString(physical)).append(' '));
        memory.markCode(TEXT + 0x1010, 16);
        vga.setVideoMode(0x13, false);
        assertThat(dropped.toString()).isEqualTo("b9000 ");
    }
}
