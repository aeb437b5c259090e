package dev.emu64.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Our own boot sector and stage 2, as assembled from {@code src/main/asm}; the offsets here must match {@code layout.inc},
 * {@code boot.asm} and {@code stage2.asm}, which a test compares.
 */
final class BootStages {

    static final int SECTOR = 512;
    static final int STAGE_2_SECTORS = 16;
    /** The LBA of the first sector of the kernel file. */
    static final int KERNEL_LBA = 1 + STAGE_2_SECTORS;

    private static final String OEM_NAME = "EMU64   ";
    private static final int OEM_NAME_AT = 3;
    private static final int PARTITION_AT = 446;
    private static final int PARTITION_TYPE = 0xda;
    private static final int KERNEL_LBA_AT = 16;
    private static final int KERNEL_BYTES_AT = 20;
    private static final int STACK_BYTES_AT = 24;

    private BootStages() {
    }

    /** Whether the boot sector is one of ours. */
    static boolean isOurs(byte[] bootSector) {
        return Ascii.at(bootSector, OEM_NAME_AT, OEM_NAME);
    }

    /**
     * Boot sector and stage 2, filled in for a kernel behind them.
     *
     * @param loadBytes how much of the kernel file stage 2 loads
     * @param stackBytes the kernel's stack, a multiple of 4096
     * @param imageSectors length of the whole image
     */
    static byte[] filledIn(int loadBytes, int stackBytes, long imageSectors) {
        byte[] stages = new byte[KERNEL_LBA * SECTOR];
        resource("boot.bin", stages, 0, SECTOR);
        resource("stage2.bin", stages, SECTOR, STAGE_2_SECTORS * SECTOR);
        ByteBuffer b = ByteBuffer.wrap(stages).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(SECTOR + KERNEL_LBA_AT, KERNEL_LBA);
        b.putInt(SECTOR + KERNEL_BYTES_AT, loadBytes);
        b.putInt(SECTOR + STACK_BYTES_AT, stackBytes);
        putPartition(b, imageSectors);
        return stages;
    }

    /** One active partition over all but the boot sector: some BIOSes boot no disk without, and partition tools see it is in use. */
    private static void putPartition(ByteBuffer b, long imageSectors) {
        b.put(PARTITION_AT, (byte) 0x80);
        b.put(PARTITION_AT + 1, (byte) 0).put(PARTITION_AT + 2, (byte) 2).put(PARTITION_AT + 3, (byte) 0);
        b.put(PARTITION_AT + 4, (byte) PARTITION_TYPE);
        b.put(PARTITION_AT + 5, (byte) 0xfe).put(PARTITION_AT + 6, (byte) 0xff).put(PARTITION_AT + 7, (byte) 0xff);
        b.putInt(PARTITION_AT + 8, 1);
        b.putInt(PARTITION_AT + 12, (int) Math.min(imageSectors - 1, 0xffff_ffffL));
    }

    private static void resource(String name, byte[] target, int start, int length) {
        byte[] bytes = resource(name);
        if (bytes.length != length) {
            throw new IllegalStateException("resource " + name + " has " + bytes.length + " bytes, should have " + length);
        }
        System.arraycopy(bytes, 0, target, start, length);
    }

    static byte[] resource(String name) {
        try (InputStream in = BootStages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("resource " + name + " cannot be read", e);
        }
    }
}
