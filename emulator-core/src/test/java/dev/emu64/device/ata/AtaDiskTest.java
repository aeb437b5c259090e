package dev.emu64.device.ata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import dev.emu64.device.IrqProbe;
import dev.emu64.device.Snapshot;
import dev.emu64.device.VirtualTime;
import dev.emu64.storage.CopyOnWriteDisk;
import dev.emu64.storage.MemoryDisk;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtaDiskTest {
    private static final int SECTORS = 2000;
    private static final int READY = 0x50;
    private static final int DATA_REQUEST = 0x58;
    private static final int ERROR = 0x51;
    private static final int LBA = 0xe0;

    private final VirtualTime time = new VirtualTime();
    private final IrqProbe irq14 = new IrqProbe();
    private final byte[] image = new byte[SECTORS * 512];
    private final CopyOnWriteDisk disk = new CopyOnWriteDisk(new MemoryDisk(image, true));
    private final AtaDisk drive = new AtaDisk("disk", time.scheduler, disk, "EMU64 DISK", "0001");
    private final IdeChannel channel = new IdeChannel(irq14, drive, null);
    private final PortBus ports = new PortBus();

    @BeforeEach
    void attach() {
        new SplittableRandom(14).nextBytes(image);
        ports.attach("ide0", 0x1f0, 0x1f7, channel);
        ports.attach("ide0", 0x3f6, 0x3f6, channel.controlBlock());
    }

    private void registers(int device, int count, int low, int mid, int high) {
        ports.out(0x1f6, 1, device);
        ports.out(0x1f2, 1, count);
        ports.out(0x1f3, 1, low);
        ports.out(0x1f4, 1, mid);
        ports.out(0x1f5, 1, high);
    }

    private void address(int lba, int count) {
        registers(LBA | lba >> 24, count, lba & 0xff, lba >> 8 & 0xff, lba >> 16 & 0xff);
    }

    private void addressExt(long lba, int count) {
        registers(LBA, count >> 8, (int) (lba >> 24) & 0xff, (int) (lba >> 32) & 0xff, (int) (lba >> 40) & 0xff);
        registers(LBA, count & 0xff, (int) lba & 0xff, (int) (lba >> 8) & 0xff, (int) (lba >> 16) & 0xff);
    }

    private int command(int command) {
        ports.out(0x1f7, 1, command);
        return settled();
    }

    /** The alternate status once the drive is not busy; leaves the interrupt alone. */
    private int settled() {
        for (int i = 0; i < 1000 && (altStatus() & 0x80) != 0; i++) {
            time.step(1_000);
        }
        return altStatus();
    }

    private int altStatus() {
        return ports.in(0x3f6, 1);
    }

    private int status() {
        return ports.in(0x1f7, 1);
    }

    private byte[] readData(int bytes, int size) {
        byte[] data = new byte[bytes];
        for (int i = 0; i < bytes; i += size) {
            int value = ports.in(0x1f0, size);
            for (int j = 0; j < size; j++) {
                data[i + j] = (byte) (value >> 8 * j);
            }
        }
        return data;
    }

    private void writeData(byte[] data) {
        for (int i = 0; i < data.length; i += 2) {
            ports.out(0x1f0, 2, data[i] & 0xff | (data[i + 1] & 0xff) << 8);
        }
    }

    private byte[] sectors(int lba, int count) {
        return Arrays.copyOfRange(image, lba * 512, (lba + count) * 512);
    }

    private int word(byte[] words, int index) {
        return words[index * 2] & 0xff | (words[index * 2 + 1] & 0xff) << 8;
    }

    private String text(byte[] words, int first, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            text.append((char) (word(words, i) >> 8)).append((char) (word(words, i) & 0xff));
        }
        return text.toString().stripTrailing();
    }

    @Test
    void identifyTellsModelSizeAndGeometry() {
        assertThat(command(0xec)).isEqualTo(DATA_REQUEST);
        byte[] words = readData(512, 2);
        assertThat(altStatus()).isEqualTo(READY);
        assertThat(text(words, 27, 20)).isEqualTo("EMU64 DISK");
        assertThat(text(words, 10, 10)).isEqualTo("0001");
        assertThat(word(words, 60) | word(words, 61) << 16).isEqualTo(SECTORS);
        assertThat(word(words, 100)).isEqualTo(SECTORS);
        assertThat(word(words, 1) * word(words, 3) * word(words, 6)).isGreaterThanOrEqualTo(SECTORS);
        assertThat(word(words, 49) & 0x0300).as("LBA, no DMA").isEqualTo(0x0200);
        assertThat(word(words, 83) & 0x0400).as("48-bit addresses").isEqualTo(0x0400);
        int sum = 0;
        for (byte value : words) {
            sum += value;
        }
        assertThat(sum & 0xff).as("checksum").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void readsSectorsBlockByBlockWithAnInterruptEach(int size) {
        address(5, 3);
        ports.out(0x1f7, 1, 0x20);
        assertThat(altStatus()).isEqualTo(0x80);
        assertThat(irq14.asserted).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(settled()).isEqualTo(DATA_REQUEST);
            assertThat(irq14.asserted).isTrue();
            assertThat(status()).isEqualTo(DATA_REQUEST);
            assertThat(irq14.asserted).as("reading status ends it").isFalse();
            assertThat(readData(512, size)).isEqualTo(sectors(5 + i, 1));
        }
        assertThat(status()).isEqualTo(READY);
        assertThat(irq14.edges).isEqualTo(3);
    }

    @Test
    void countOfZeroIs256() {
        address(0, 0);
        command(0x20);
        for (int i = 0; i < 256; i++) {
            assertThat(settled()).isEqualTo(DATA_REQUEST);
            assertThat(readData(512, 2)).isEqualTo(sectors(i, 1));
        }
        assertThat(settled()).isEqualTo(READY);
    }

    @Test
    void writtenSectorsAreOnTheDisk() {
        byte[] data = new byte[1024];
        new SplittableRandom(1).nextBytes(data);
        address(7, 2);
        assertThat(command(0x30)).isEqualTo(DATA_REQUEST);
        assertThat(irq14.edges).as("none before the first block").isZero();
        writeData(Arrays.copyOf(data, 512));
        assertThat(settled()).isEqualTo(DATA_REQUEST);
        assertThat(irq14.edges).isEqualTo(1);
        status();
        writeData(Arrays.copyOfRange(data, 512, 1024));
        assertThat(settled()).isEqualTo(READY);
        assertThat(irq14.edges).isEqualTo(2);
        byte[] onDisk = new byte[1024];
        disk.read(7, 2, onDisk, 0);
        assertThat(onDisk).isEqualTo(data);
        assertThat(disk.writtenSectors()).isEqualTo(2);
        assertThat(command(0xe7)).isEqualTo(READY);
    }

    @Test
    void multipleModeMovesSeveralSectorsABlock() {
        address(0, 5);
        assertThat(command(0xc4)).as("aborted before SET MULTIPLE").isEqualTo(ERROR);
        address(0, 4);
        assertThat(command(0xc6)).isEqualTo(READY);
        address(10, 5);
        assertThat(command(0xc4)).isEqualTo(DATA_REQUEST);
        int edges = irq14.edges;
        assertThat(readData(4 * 512, 2)).isEqualTo(sectors(10, 4));
        assertThat(settled()).isEqualTo(DATA_REQUEST);
        assertThat(readData(512, 2)).isEqualTo(sectors(14, 1));
        assertThat(settled()).isEqualTo(READY);
        assertThat(irq14.edges).as("still pending from before").isEqualTo(edges);
        command(0xec);
        assertThat(word(readData(512, 2), 59)).isEqualTo(0x0104);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 32, 0xff})
    void multipleCountIsAPowerOfTwoUpTo16(int count) {
        address(0, count);
        assertThat(command(0xc6)).isEqualTo(ERROR);
        assertThat(ports.in(0x1f1, 1)).isEqualTo(0x04);
    }

    @Test
    void writeMultipleTakesTheRemainderAsAShortBlock() {
        address(0, 2);
        command(0xc6);
        byte[] data = new byte[3 * 512];
        new SplittableRandom(2).nextBytes(data);
        address(1, 3);
        assertThat(command(0xc5)).isEqualTo(DATA_REQUEST);
        writeData(Arrays.copyOf(data, 1024));
        assertThat(settled()).isEqualTo(DATA_REQUEST);
        writeData(Arrays.copyOfRange(data, 1024, 1536));
        assertThat(settled()).isEqualTo(READY);
        byte[] onDisk = new byte[3 * 512];
        disk.read(1, 3, onDisk, 0);
        assertThat(onDisk).isEqualTo(data);
    }

    @Test
    void fortyEightBitReadUsesBothBytesOfEachRegister() {
        addressExt(1234, 2);
        assertThat(command(0x24)).isEqualTo(DATA_REQUEST);
        assertThat(readData(512, 2)).isEqualTo(sectors(1234, 1));
        assertThat(settled()).isEqualTo(DATA_REQUEST);
        assertThat(readData(512, 2)).isEqualTo(sectors(1235, 1));
        addressExt(0x010000000001L, 1);
        assertThat(command(0x24)).as("far beyond the end").isEqualTo(ERROR);
        assertThat(ports.in(0x1f1, 1)).isEqualTo(0x10);
        ports.out(0x3f6, 1, 0x80);
        assertThat(ports.in(0x1f5, 1)).as("HOB shows bits 47-40").isEqualTo(0x01);
        ports.out(0x1f2, 1, 0);
        assertThat(ports.in(0x1f5, 1)).as("a write ends HOB").isZero();
    }

    @Test
    void chsAddressesFollowTheGeometry() {
        registers(0xa0 | 3, 1, 5, 1, 0);
        assertThat(command(0x20)).isEqualTo(DATA_REQUEST);
        assertThat(readData(512, 2)).isEqualTo(sectors((1 * 16 + 3) * 63 + 4, 1));
        registers(0xa0 | 1, 10, 0, 0, 0);
        assertThat(command(0x91)).isEqualTo(READY);
        registers(0xa0 | 1, 1, 10, 2, 0);
        assertThat(command(0x20)).isEqualTo(DATA_REQUEST);
        assertThat(readData(512, 2)).isEqualTo(sectors((2 * 2 + 1) * 10 + 9, 1));
        registers(0xa0, 1, 11, 0, 0);
        assertThat(command(0x20)).as("sector 11 of 10").isEqualTo(ERROR);
        registers(0xa0, 1, 0, 0, 0);
        assertThat(command(0x20)).as("sector 0").isEqualTo(ERROR);
        assertThat(ports.in(0x1f1, 1)).isEqualTo(0x10);
    }

    @Test
    void readBeyondTheEndStopsAtTheFirstSectorNotFound() {
        address(SECTORS - 1, 2);
        assertThat(command(0x20)).isEqualTo(DATA_REQUEST);
        readData(512, 2);
        assertThat(settled()).isEqualTo(ERROR);
        assertThat(ports.in(0x1f1, 1)).isEqualTo(0x10);
        assertThat(ports.in(0x1f2, 1)).as("sectors left").isEqualTo(1);
        assertThat(ports.in(0x1f3, 1) | ports.in(0x1f4, 1) << 8).isEqualTo(SECTORS);
    }

    @ParameterizedTest
    @CsvSource({"40, 1999, 1, 50", "40, 1999, 2, 51", "41, 0, 0, 50", "70, 1999, 1, 50", "70, 2000, 1, 51"})
    void verifyAndSeekCheckTheAddress(String command, int lba, int count, String status) {
        address(lba, count);
        assertThat(command(Integer.parseInt(command, 16))).isEqualTo(Integer.parseInt(status, 16));
        assertThat(irq14.asserted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x08, 0x25, 0xa0, 0xa1, 0xb0, 0xc8, 0xca})
    void unknownCommandsAreAborted(int command) {
        assertThat(command(command)).isEqualTo(ERROR);
        assertThat(ports.in(0x1f1, 1)).isEqualTo(0x04);
        assertThat(irq14.asserted).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0x03,0x00,0x50", "0x03,0x0c,0x50", "0x03,0x0d,0x51", "0x03,0x42,0x51", "0x03,0x22,0x51", "0x82,0,0x50", "0x01,0,0x51"})
    void setFeaturesTakesPioModesOnly(String feature, String count, String status) {
        ports.out(0x1f1, 1, Integer.decode(feature));
        ports.out(0x1f2, 1, Integer.decode(count));
        assertThat(command(0xef)).isEqualTo((int) Integer.decode(status));
    }

    @Test
    void powerModeIsActive() {
        assertThat(command(0xe5)).isEqualTo(READY);
        assertThat(ports.in(0x1f2, 1)).isEqualTo(0xff);
        assertThat(command(0xe0)).isEqualTo(READY);
        assertThat(command(0x10)).isEqualTo(READY);
    }

    @Test
    void readOnlyDiskAbortsWrites() {
        IdeChannel other = new IdeChannel(irq14, new AtaDisk("other", time.scheduler, new MemoryDisk(image, true), "M", "S"), null);
        other.out8(0x1f6, LBA);
        other.out8(0x1f7, 0x30);
        time.step(1_000_000);
        assertThat(other.in8(0x1f7)).isEqualTo(ERROR);
        assertThat(other.in8(0x1f1)).isEqualTo(0x04);
    }

    @Test
    void stateSurvivesASnapshotInTheMiddleOfABlock() {
        address(5, 2);
        command(0x20);
        readData(100, 2);
        AtaDisk otherDrive = new AtaDisk("other", time.scheduler, disk, "EMU64 DISK", "0001");
        IdeChannel other = new IdeChannel(new IrqProbe(), otherDrive, null);
        Snapshot.copy(channel, other);
        byte[] rest = new byte[412];
        for (int i = 0; i < rest.length; i += 2) {
            int value = other.in16(0x1f0);
            rest[i] = (byte) value;
            rest[i + 1] = (byte) (value >> 8);
        }
        assertThat(rest).isEqualTo(Arrays.copyOfRange(sectors(5, 1), 100, 512));
        time.step(1_000_000);
        assertThat(other.in16(0x1f0)).isEqualTo(word(sectors(6, 1), 0));
    }
}
