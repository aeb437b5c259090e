package dev.emu64.device.vga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.MmioHandler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.display.Frame;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VgaPlanarTest {
    private static final long A000 = 0xa0000;

    private final Vga vga = new Vga(new VirtualClock(1), null);
    private final MmioHandler window = vga.window();

    @BeforeEach
    void mode12() {
        vga.setVideoMode(0x12, true);
    }

    private void graphics(int register, int value) {
        vga.out8(0x3ce, register);
        vga.out8(0x3cf, value);
    }

    private void sequencer(int register, int value) {
        vga.out16(0x3c4, value << 8 | register);
    }

    /** The byte of each plane at an offset, plane 3 first. */
    private String planes(long offset) {
        graphics(5, 0);
        StringBuilder text = new StringBuilder();
        for (int plane = 3; plane >= 0; plane--) {
            graphics(4, plane);
            text.append(Long.toHexString(window.read(A000 + offset, 1) | 0x100), 1, 3);
        }
        return text.toString();
    }

    @Test
    void mapMaskChoosesThePlanesThatAWriteReaches() {
        sequencer(2, 5);
        window.write(A000, 1, 0xa5);
        assertThat(planes(0)).isEqualTo("00a500a5");
    }

    @Test
    void writeMode0RotatesAndSetsOrResetsPlanes() {
        graphics(3, 3);
        window.write(A000, 1, 0x81);
        assertThat(planes(0)).isEqualTo("30303030");
        graphics(0, 0b1010);
        graphics(1, 0b1100);
        window.write(A000 + 1, 1, 0x81);
        assertThat(planes(1)).isEqualTo("ff003030");
    }

    @Test
    void bitMaskTakesTheOtherBitsFromTheLatches() {
        window.write(A000, 1, 0x0f);
        window.read(A000, 1);
        graphics(8, 0xcc);
        window.write(A000, 1, 0xf0);
        assertThat(planes(0)).isEqualTo("c3c3c3c3");
    }

    @Test
    void functionsCombineWithTheLatches() {
        int[] expected = {0x3c & 0x55, 0x3c | 0x55, 0x3c ^ 0x55};
        for (int function = 1; function <= 3; function++) {
            graphics(3, 0);
            window.write(A000, 1, 0x55);
            window.read(A000, 1);
            graphics(3, function << 3);
            window.write(A000, 1, 0x3c);
            assertThat(planes(0)).startsWith(Integer.toHexString(expected[function - 1] | 0x100).substring(1));
        }
    }

    @Test
    void writeMode1CopiesTheLatches() {
        sequencer(2, 1);
        window.write(A000, 1, 0x11);
        sequencer(2, 8);
        window.write(A000, 1, 0x88);
        sequencer(2, 15);
        window.read(A000, 1);
        graphics(5, 1);
        window.write(A000 + 100, 1, 0xff);
        assertThat(planes(100)).isEqualTo("88000011");
    }

    @Test
    void writeMode2PutsTheColourIntoThePlanesThroughTheBitMask() {
        window.read(A000, 1);
        graphics(5, 2);
        graphics(8, 0x80);
        window.write(A000, 1, 0x09);
        assertThat(planes(0)).isEqualTo("80000080");
    }

    @Test
    void writeMode3UsesTheByteAsMaskForSetReset() {
        window.write(A000, 1, 0xff);
        window.read(A000, 1);
        graphics(0, 0b0110);
        graphics(8, 0xf0);
        graphics(5, 3);
        window.write(A000, 1, 0x3c);
        assertThat(planes(0)).isEqualTo("cfffffcf");
    }

    @Test
    void readMode1ComparesColoursInThePlanesThatMatter() {
        sequencer(2, 1);
        window.write(A000, 1, 0b11001100);
        sequencer(2, 2);
        window.write(A000, 1, 0b10101010);
        graphics(2, 0b0011);
        graphics(7, 0b0011);
        graphics(5, 8);
        assertThat(window.read(A000, 1)).isEqualTo(0b10001000);
        graphics(7, 0b0001);
        assertThat(window.read(A000, 1)).isEqualTo(0b11001100);
    }

    @Test
    void sixteenColourPixelsCombineTheFourPlanes() {
        graphics(5, 2);
        graphics(8, 0x01);
        window.read(A000, 1);
        window.write(A000 + 80, 1, 0x0c);
        Frame frame = (Frame) vga.screen();
        assertThat(frame.width()).isEqualTo(640);
        assertThat(frame.height()).isEqualTo(480);
        assertThat(frame.pixel(7, 1)).isEqualTo(0xff5555);
        assertThat(frame.pixel(6, 1)).isZero();
    }

    @Test
    void chain4SpreadsBytesOverThePlanesAndShowsThemAsPixels() {
        vga.setVideoMode(0x13, true);
        window.write(A000 + 320 * 199 + 316, 4, 0x0f0e0c04);
        assertThat(window.read(A000 + 320 * 199 + 316, 4)).isEqualTo(0x0f0e0c04);
        Frame frame = (Frame) vga.screen();
        assertThat(frame.width()).isEqualTo(320);
        assertThat(frame.height()).isEqualTo(200);
        assertThat(frame.pixel(316, 199)).isEqualTo(0xaa0000);
        assertThat(frame.pixel(319, 199)).isEqualTo(0xffffff);
    }

    @Test
    void mode13PaletteHasItsGreysAndHues() {
        vga.setVideoMode(0x13, true);
        for (int color = 0; color < 256; color++) {
            window.write(A000 + color, 1, color);
        }
        Frame frame = (Frame) vga.screen();
        assertThat(frame.pixel(31, 0)).isEqualTo(0xffffff);
        assertThat(frame.pixel(32, 0)).isEqualTo(0x0000ff);
        assertThat(frame.pixel(33, 0)).isEqualTo(0x4100ff);
        assertThat(frame.pixel(40, 0)).isEqualTo(0xff0000);
        assertThat(frame.pixel(48, 0)).isEqualTo(0x00ff00);
        assertThat(frame.pixel(255, 0)).isZero();
    }

    @Test
    void unchainedPlanesShowEveryFourthPixel() {
        vga.setVideoMode(0x13, true);
        sequencer(4, 6);
        vga.out16(0x3d4, 0x0014);
        vga.out16(0x3d4, 0xe317);
        sequencer(2, 2);
        window.write(A000 + 80, 1, 0x0f);
        Frame frame = (Frame) vga.screen();
        assertThat(frame.pixel(1, 1)).isEqualTo(0xffffff);
        assertThat(frame.pixel(0, 1)).isZero();
        assertThat(frame.pixel(5, 1)).isZero();
    }

    @Test
    void cgaPixelsLieInTwoBanksOfLines() {
        vga.setVideoMode(4, true);
        window.write(0xb8000, 1, 0b00_01_10_11);
        window.write(0xb8000 + 1, 1, 0b11_00_00_00);
        window.write(0xb8000 + 0x2000, 1, 0b11_00_00_00);
        Frame frame = (Frame) vga.screen();
        assertThat(frame.width()).isEqualTo(320);
        assertThat(frame.height()).isEqualTo(200);
        assertThat(frame.pixel(1, 0)).isEqualTo(0x55ffff);
        assertThat(frame.pixel(2, 0)).isEqualTo(0xff55ff);
        assertThat(frame.pixel(3, 0)).isEqualTo(0xffffff);
        assertThat(frame.pixel(4, 0)).isEqualTo(0xffffff);
        assertThat(frame.pixel(0, 1)).isEqualTo(0xffffff);
        assertThat(frame.pixel(0, 2)).isZero();
    }

    @Test
    void mode6ShowsOneBitAPixel() {
        vga.setVideoMode(6, true);
        window.write(0xb8000 + 0x2000, 1, 0x40);
        Frame frame = (Frame) vga.screen();
        assertThat(frame.width()).isEqualTo(640);
        assertThat(frame.height()).isEqualTo(200);
        assertThat(frame.pixel(1, 1)).isEqualTo(0xffffff);
        assertThat(frame.pixel(0, 1)).isZero();
    }

    @Test
    void everyBiosModeShowsItsAnnouncedSize() {
        for (int number = 0; number <= 0x13; number++) {
            BiosMode mode = BiosModes.find(number);
            assertThat(vga.setVideoMode(number, true)).as("mode %x", number).isEqualTo(mode != null);
            if (mode != null && !mode.text()) {
                Frame frame = (Frame) vga.screen();
                assertThat(frame.width()).as("width of mode %x", number).isEqualTo(mode.width());
                assertThat(frame.height()).as("height of mode %x", number).isEqualTo(mode.height());
            }
        }
    }

    @Test
    void panningMovesThePictureLeft() {
        window.write(A000, 1, 0x10);
        vga.in8(0x3da);
        vga.out8(0x3c0, 0x33);
        vga.out8(0x3c0, 3);
        assertThat(((Frame) vga.screen()).pixel(0, 0)).isEqualTo(0xffffff);
    }

    /** The data path, byte by byte and bit by bit as the manual describes it, against random registers. */
    @Test
    void everyCombinationOfRegistersFollowsTheDataPath() {
        SplittableRandom random = new SplittableRandom(0x5eed);
        int[] memory = new int[4];
        for (int round = 0; round < 2000; round++) {
            int[] gr = {random.nextInt(16), random.nextInt(16), 0, random.nextInt(32), 0, random.nextInt(4), 5, 15, random.nextInt(256)};
            for (int register = 0; register < 9; register++) {
                graphics(register, gr[register]);
            }
            int mask = random.nextInt(16);
            sequencer(2, mask);
            int[] latches = memory.clone();
            window.read(A000 + 7, 1);
            int value = random.nextInt(256);
            window.write(A000 + 7, 1, value);
            for (int plane = 0; plane < 4; plane++) {
                if ((mask >> plane & 1) != 0) {
                    memory[plane] = expectedByte(gr, plane, value, latches[plane]);
                }
            }
            String expected = "";
            for (int plane = 3; plane >= 0; plane--) {
                expected += Integer.toHexString(memory[plane] | 0x100).substring(1);
            }
            assertThat(planes(7)).as("round %d", round).isEqualTo(expected);
        }
    }

    private static int expectedByte(int[] gr, int plane, int value, int latch) {
        int rotated = (value >> (gr[3] & 7) | value << 8 - (gr[3] & 7)) & 0xff;
        int setReset = (gr[0] >> plane & 1) != 0 ? 0xff : 0;
        int mask = gr[8];
        int data;
        switch (gr[5]) {
            case 0 -> data = (gr[1] >> plane & 1) != 0 ? setReset : rotated;
            case 1 -> {
                return latch;
            }
            case 2 -> data = (value >> plane & 1) != 0 ? 0xff : 0;
            default -> {
                data = setReset;
                mask &= rotated;
            }
        }
        int combined = switch (gr[3] >> 3) {
            case 0 -> data;
            case 1 -> data & latch;
            case 2 -> data | latch;
            default -> data ^ latch;
        };
        return combined & mask | latch & ~mask;
    }
}
