package dev.emu64.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.device.Snapshot;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockDeviceTest {
    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] read(BlockDevice disk, long lba, int count) {
        byte[] sectors = new byte[count * 512 + 2];
        Arrays.fill(sectors, (byte) 0x55);
        disk.read(lba, count, sectors, 1);
        assertThat(sectors[0]).isEqualTo((byte) 0x55);
        assertThat(sectors[count * 512 + 1]).isEqualTo((byte) 0x55);
        return Arrays.copyOfRange(sectors, 1, count * 512 + 1);
    }

    @Test
    void lastSectorOfAnOddImageIsPaddedWithZeros() {
        byte[] image = bytes(1025, 1);
        MemoryDisk disk = new MemoryDisk(image, false);
        assertThat(disk.sectorCount()).isEqualTo(3);
        assertThat(read(disk, 0, 3)).isEqualTo(Arrays.copyOf(image, 1536));
        assertThat(new MemoryDisk(new byte[0], true).sectorCount()).isZero();
    }

    @Test
    void rangeOutsideTheDiskIsRefused() {
        MemoryDisk disk = new MemoryDisk(new byte[1024], false);
        assertThat(disk.contains(0, 2)).isTrue();
        assertThat(disk.contains(2, 0)).isTrue();
        assertThat(disk.contains(1, 2)).isFalse();
        assertThat(disk.contains(Long.MAX_VALUE, 2)).isFalse();
        assertThat(disk.contains(-1, 1)).isFalse();
        assertThatThrownBy(() -> read(disk, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> disk.write(2, 1, new byte[512], 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new CopyOnWriteDisk(disk).write(2, 1, new byte[512], 0))
            .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readOnlyDiskRefusesWrites() {
        MemoryDisk disk = new MemoryDisk(new byte[512], true);
        assertThatThrownBy(() -> disk.write(0, 1, new byte[512], 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void copyOnWriteLeavesTheDiskBelowAlone() {
        byte[] image = bytes(5 * 512, 2);
        byte[] original = image.clone();
        CopyOnWriteDisk disk = new CopyOnWriteDisk(new MemoryDisk(image, true));
        byte[] written = bytes(2 * 512, 3);
        disk.write(1, 2, written, 0);
        assertThat(disk.readOnly()).isFalse();
        assertThat(disk.writtenSectors()).isEqualTo(2);
        byte[] expected = original.clone();
        System.arraycopy(written, 0, expected, 512, 1024);
        assertThat(read(disk, 0, 5)).isEqualTo(expected);
        assertThat(read(disk, 2, 2)).isEqualTo(Arrays.copyOfRange(expected, 1024, 2048));
        assertThat(image).isEqualTo(original);
    }

    @Test
    void overlayAndMemorySurviveASnapshot() {
        MemoryDisk base = new MemoryDisk(bytes(5 * 512, 4), false);
        CopyOnWriteDisk disk = new CopyOnWriteDisk(base);
        disk.write(3, 1, bytes(512, 5), 0);
        disk.write(0, 1, bytes(512, 6), 0);
        CopyOnWriteDisk other = new CopyOnWriteDisk(base);
        other.write(1, 1, bytes(512, 7), 0);
        Snapshot.copy(disk, other);
        assertThat(read(other, 0, 5)).isEqualTo(read(disk, 0, 5));
        MemoryDisk copy = new MemoryDisk(new byte[5 * 512], false);
        Snapshot.copy(base, copy);
        assertThat(read(copy, 0, 5)).isEqualTo(read(base, 0, 5));
    }

    @Test
    void fileDiskReadsAndWritesItsChannel(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("disk.img");
        byte[] image = bytes(700, 8);
        Files.write(file, image);
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileDisk disk = new FileDisk("disk.img", channel, false);
            assertThat(disk.sectorCount()).isEqualTo(2);
            assertThat(read(disk, 0, 2)).isEqualTo(Arrays.copyOf(image, 1024));
            byte[] sector = bytes(512, 9);
            disk.write(1, 1, sector, 0);
            assertThat(read(disk, 1, 1)).isEqualTo(sector);
        }
        assertThat(Files.size(file)).isEqualTo(1024);
    }

    @Test
    void failingHostFileIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("disk.img");
        Files.write(file, new byte[512]);
        SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ);
        FileDisk disk = new FileDisk("my.img", channel, true);
        channel.close();
        assertThatThrownBy(() -> read(disk, 0, 1)).isInstanceOf(StorageException.class).hasMessage("cannot read my.img: ClosedChannelException");
    }
}
