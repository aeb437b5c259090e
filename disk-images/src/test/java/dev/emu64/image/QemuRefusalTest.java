package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images damaged behind MkImage's back: the boot stages say on the screen what is wrong, instead of running into it. */
class QemuRefusalTest {

    private static final int KERNEL = 17 * 512;
    private static final int STAGE_2 = 512;
    private static final int SECOND_SEGMENT = KERNEL + 64 + 56;
    private static final int THIRD_SEGMENT = SECOND_SEGMENT + 56;
    private static final int OFFSET = 8;
    private static final int ADDRESS = 16;
    private static final int MEMORY_BYTES = 40;

    @TempDir
    Path temporary;

    private Qemu qemu;
    private ByteBuffer image;

    @BeforeEach
    void startFromTheDemo() {
        qemu = new Qemu(temporary);
        image = ByteBuffer.wrap(DemoImage.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void says(String message, String... options) throws Exception {
        assertThat(qemu.screen(image.array(), "emu64 boot: " + message, options)).anyMatch(row -> row.startsWith("emu64 boot: " + message));
    }

    @Test
    void kernelThatIsNoElf() throws Exception {
        image.putInt(KERNEL, 0);
        says("what follows stage 2 is no x86-64 ELF kernel.");
    }

    @Test
    void damagedStage2() throws Exception {
        image.putInt(STAGE_2 + 8, 0);
        says("stage 2 is damaged.");
    }

    @Test
    void imageCutOff() throws Exception {
        image = ByteBuffer.wrap(Arrays.copyOf(image.array(), 20 * 512));
        says("cannot read sector 00000011h. Is the image cut off?");
    }

    @Test
    void segmentsInReservedAddresses() throws Exception {
        image.putLong(SECOND_SEGMENT + ADDRESS, 0x8000);
        says("a kernel segment lies in reserved addresses: 0000000000008000h");
        image.putLong(SECOND_SEGMENT + ADDRESS, 0xffff_8000_0000_0000L);
        says("a kernel segment lies in reserved addresses: ffff800000000000h");
        image.putLong(SECOND_SEGMENT + ADDRESS, 0x8000_0000_0000L);
        says("a kernel segment lies in reserved addresses: 0000800000000000h");
    }

    @Test
    void segmentsThatOverlap() throws Exception {
        image.putLong(SECOND_SEGMENT + ADDRESS, 0x200500);
        says("kernel segments overlap at 0000000000200500h");
    }

    @Test
    void segmentOutsideTheFile() throws Exception {
        image.putLong(SECOND_SEGMENT + OFFSET, 0x20000);
        says("a kernel segment is not in the file.");
    }

    @Test
    void kernelBiggerThanMemory() throws Exception {
        image.putLong(THIRD_SEGMENT + MEMORY_BYTES, 0x1000_0000);
        says("the kernel needs more memory than the");
    }

    @Test
    void fileBiggerThanMemory() throws Exception {
        image.putInt(STAGE_2 + 20, 0x4000_0000);
        says("the kernel file (40000000h bytes) does not fit into memory.");
    }

    @Test
    void cpuWithoutLongMode() throws Exception {
        says("this CPU has no long mode", "-cpu", "qemu32");
    }
}
