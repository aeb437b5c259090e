package dev.emu64.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.MmioHandler;
import dev.emu64.memory.GuestMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks between RAM and chips' windows do what the single accesses would have done. */
class WindowTransferTest {
    private static final long WINDOW = 0xa0000;
    private static final long RAM = 0x5000;

    private final GuestMemory memory = GuestMemory.pc(1 << 20);
    private final Mmu mmu = new Mmu(memory);
    private final Chip chip = new Chip();

    /** Memory of 8 KiB that notes the blocks it gets. */
    private static final class Chip implements MmioHandler {
        final byte[] bytes = new byte[0x2000];
        final List<String> blocks = new ArrayList<>();
        boolean plain = true;

        @Override
        public long read(long address, int size) {
            long value = 0;
            for (int n = 0; n < size; n++) {
                value |= (bytes[(int) (address - WINDOW) + n] & 0xffL) << (n << 3);
            }
            return value;
        }

        @Override
        public void write(long address, int size, long value) {
            for (int n = 0; n < size; n++) {
                bytes[(int) (address - WINDOW) + n] = (byte) (value >>> (n << 3));
            }
        }

        @Override
        public void writeBlock(long address, int size, byte[] from, int offset, int length) {
            blocks.add(Long.toHexString(address) + " " + length + " by " + size);
            MmioHandler.super.writeBlock(address, size, from, offset, length);
        }

        @Override
        public boolean plain() {
            return plain;
        }
    }

    @BeforeEach
    void attach() {
        memory.attach("chip", WINDOW, WINDOW + 0x1fff, chip);
        // the TLB has to know the pages
        mmu.write(WINDOW, 1, 0);
        mmu.write(RAM, 1, 0);
        for (int n = 0; n < 64; n++) {
            memory.write8(RAM + n, n + 1);
        }
    }

    @Test
    void ramGoesToTheChipAsOneBlock() {
        assertThat(BulkTransfer.copyWindow(mmu, RAM, WINDOW + 16, 32, 4)).isEqualTo(32);
        assertThat(chip.blocks).containsExactly("a0010 32 by 4");
        assertThat(chip.read(WINDOW + 16, 8)).isEqualTo(0x0807060504030201L);
        assertThat(chip.read(WINDOW + 48, 1)).isZero();
    }

    @Test
    void theChipsContentComesToRam() {
        chip.write(WINDOW + 8, 8, 0x1122334455667788L);
        assertThat(BulkTransfer.copyWindow(mmu, WINDOW + 8, RAM + 100, 8, 2)).isEqualTo(8);
        assertThat(memory.read64(RAM + 100)).isEqualTo(0x1122334455667788L);
    }

    @Test
    void anOverlapAheadEndsWhereWrittenElementsWouldBeRead() {
        chip.write(WINDOW, 8, 0x0807060504030201L);
        assertThat(BulkTransfer.copyWindow(mmu, WINDOW, WINDOW + 6, 24, 4)).as("one element of 4 lies before the overlap").isEqualTo(4);
        assertThat(BulkTransfer.copyWindow(mmu, WINDOW, WINDOW + 3, 24, 4)).as("none does").isZero();
        assertThat(BulkTransfer.copyWindow(mmu, WINDOW + 4, WINDOW, 24, 4)).as("backwards there is none").isEqualTo(24);
    }

    @Test
    void chipsWithEffectsOfReadingAreReadOneByOne() {
        chip.plain = false;
        assertThat(BulkTransfer.copyWindow(mmu, WINDOW, WINDOW + 64, 16, 4)).isZero();
    }

    @Test
    void pagesThatAreNotKnownAndMixedRangesAreLeftToSingleAccesses() {
        assertThat(BulkTransfer.copyWindow(mmu, RAM, WINDOW + 0x1000, 16, 4)).as("never accessed").isZero();
        assertThat(BulkTransfer.fillWindow(mmu, RAM, 16, 4, 0)).as("no window").isFalse();
        mmu.write(WINDOW + 0x2000, 1, 0);
        assertThat(BulkTransfer.fillWindow(mmu, WINDOW + 0x2000, 16, 4, 0)).as("nobody's").isFalse();
    }

    @Test
    void fillsRepeatTheValue() {
        assertThat(BulkTransfer.fillWindow(mmu, WINDOW + 4, 8, 2, 0x12345)).isTrue();
        assertThat(chip.read(WINDOW + 4, 8)).isEqualTo(0x2345234523452345L);
    }
}
