package dev.emu64.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.emu64.bus.MmioHandler;
import dev.emu64.device.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GuestMemoryTest {
    private static final long MIB = 1 << 20;

    private final GuestMemory memory = GuestMemory.pc(128 * MIB);

    /** A chip that answers with its address and records what is written. */
    private static final class Chip implements MmioHandler {
        final List<String> writes = new ArrayList<>();

        @Override
        public long read(long address, int size) {
            return address;
        }

        @Override
        public void write(long address, int size, long value) {
            writes.add(Long.toHexString(address) + "/" + size + "=" + Long.toHexString(value));
        }
    }

    @Test
    void valuesAreLittleEndian() {
        memory.write64(0x1000, 0x1122334455667788L);

        assertThat(memory.read8(0x1000)).isEqualTo(0x88);
        assertThat(memory.read16(0x1001)).isEqualTo(0x6677);
        assertThat(memory.read32(0x1004)).isEqualTo(0x11223344);
    }

    @Test
    void theArrayGrowsOnlyByWhatIsTouched() {
        int before = memory.ram.length;

        memory.write8(128 * MIB - 1, 0x5a);

        assertThat(memory.read8(128 * MIB - 1)).isEqualTo(0x5a);
        assertThat(memory.ram).hasSize(before);
    }

    @Test
    void offsetsStayValidWhileTheArrayGrows() {
        memory.write32(0x200000, 0x12345678);
        int offset = memory.offset(0x200000);
        for (long address = 4 * MIB; address < 40 * MIB; address += 1 << 16) {
            memory.write8(address, 1);
        }

        assertThat(memory.load(offset, 4)).isEqualTo(0x12345678);
    }

    @Test
    void accessesAcrossChunksAreWhole() {
        memory.write8(60 * MIB, 1);
        long address = 50 * MIB - 3;
        memory.write64(address, 0x8877665544332211L);

        assertThat(memory.read64(address)).isEqualTo(0x8877665544332211L);
        assertThat(memory.read8(50 * MIB)).isEqualTo(0x44);
    }

    @Test
    void whereNothingAnswersReadsGiveOnes() {
        assertThat(memory.read16(0xb8000)).isEqualTo(0xffff);
        assertThat(memory.read32(128 * MIB)).isEqualTo(-1);
        assertThat(memory.read64(0xd0000000L)).isEqualTo(-1);
        memory.write32(0xd0000000L, 0);
        assertThat(memory.read8(0xd0000000L)).isEqualTo(0xff);
    }

    @Test
    void romIgnoresWritesAndIsSeenAgainBelowFourGib() {
        memory.installRom(0xf0000, new byte[] {1, 2, 3, 4});
        memory.write32(0xf0000, 0);
        memory.fill(0xf0000, 4, 9);
        memory.copyIn(0xf0000, new byte[] {7, 7}, 0, 2);

        assertThat(memory.read32(0xf0000)).isEqualTo(0x04030201);
        assertThat(memory.read32(0xffff0000L)).isEqualTo(0x04030201);
        assertThatIllegalArgumentException().isThrownBy(() -> memory.installRom(0xb0000, new byte[1]));
    }

    @Test
    void ramBeyondThreeGibAppearsAboveFour() {
        GuestMemory large = GuestMemory.pc(4L << 30);
        large.write32((4L << 30) + 0x1234, 77);

        assertThat(large.lowRamBytes()).isEqualTo(3L << 30);
        assertThat(large.read32((4L << 30) + 0x1234)).isEqualTo(77);
        assertThat(large.read32(5L << 30)).isEqualTo(-1);
        assertThat(large.read32(3L << 30)).isEqualTo(-1);
    }

    @Test
    void chipsGetAccessesAsTheyAre() {
        Chip chip = new Chip();
        memory.attach("vga", 0xa0000, 0xbffff, chip);
        memory.write16(0xb8000, 0x0741);
        memory.copyIn(0xb8002, new byte[] {0x42, 7}, 0, 2);

        assertThat(memory.read32(0xb8004)).isEqualTo(0xb8004);
        assertThat(memory.read8(0xb8004)).isEqualTo(0x04);
        assertThat(chip.writes).containsExactly("b8000/2=741", "b8002/1=42", "b8003/1=7");
    }

    @Test
    void twoChipsCannotHaveTheSameAddress() {
        memory.attach("one", 0xfd000000L, 0xfdffffffL, new Chip());

        assertThatIllegalStateException().isThrownBy(() -> memory.attach("two", 0xfdfff000L, 0xfe000fffL, new Chip()))
            .withMessageContaining("one").withMessageContaining("two");
        memory.detach(0xfd000000L);
        assertThat(memory.read32(0xfd000000L)).isEqualTo(-1);
    }

    @Test
    void disabledA20FoldsOddMebibytes() {
        memory.write8(0x100500, 1);
        memory.write8(0x500, 2);
        memory.enable(false);

        assertThat(memory.read8(0x100500)).isEqualTo(2);
        memory.write8(0x300600, 3);
        memory.enable(true);
        assertThat(memory.read8(0x200600)).isEqualTo(3);
        assertThat(memory.read8(0x100500)).isEqualTo(1);
    }

    @Test
    void onlyWritesIntoMarkedGranulesAreReported() {
        List<String> reports = new ArrayList<>();
        memory.codeListener((physical, bytes) -> reports.add(Long.toHexString(physical) + "+" + bytes));
        memory.markCode(0x7010, 0x40);

        memory.write32(0x6ffc, 1);
        memory.write32(0x7080, 1);
        assertThat(reports).isEmpty();
        memory.write8(0x7000, 1);
        memory.write32(0x707e, 1);
        memory.copyIn(0x6f00, new byte[0x200], 0, 0x200);
        memory.fill(0x7040, 1, 0);
        assertThat(reports).containsExactly("7000+1", "707e+4", "7000+256", "7040+1");

        reports.clear();
        memory.unmarkCode(0x7000, 4096);
        memory.write8(0x7010, 1);
        assertThat(reports).isEmpty();
    }

    @Test
    void markingAPageIsAnnouncedOnceToWhoWritesUnchecked() {
        List<Integer> announced = new ArrayList<>();
        memory.translationListener(new TranslationListener() {
            @Override
            public void mappingChanged() {
                announced.add(-1);
            }

            @Override
            public void codePageMarked(int pageOffset) {
                announced.add(pageOffset);
            }
        });
        memory.markCode(0x7000, 4);
        memory.writtenUnchecked(0x8123);
        memory.markCode(0x8000, 4);
        memory.markCode(0x8010, 4);

        assertThat(announced).containsExactly(0x8000);
    }

    @Test
    void bulkCopiesReadBack() {
        byte[] bytes = new byte[200_000];
        new SplittableRandom(1).nextBytes(bytes);
        byte[] back = new byte[bytes.length];

        memory.copyIn(20 * MIB - 1000, bytes, 0, bytes.length);
        memory.copyOut(20 * MIB - 1000, back, 0, back.length);

        assertThat(back).isEqualTo(bytes);
    }

    @Test
    void stateIsRestoredWhereverChunksLie() {
        memory.write32(100 * MIB, 0x1234);
        memory.write32(0x1000, 0x5678);
        memory.installRom(0xc0000, new byte[] {0x55, (byte) 0xaa});
        memory.enable(false);
        GuestMemory other = GuestMemory.pc(128 * MIB);
        other.write32(50 * MIB, 99);

        Snapshot.copy(memory, other);

        assertThat(other.enabled()).isFalse();
        other.enable(true);
        assertThat(other.read32(100 * MIB)).isEqualTo(0x1234);
        assertThat(other.read32(50 * MIB)).isZero();
        assertThat(other.read16(0xc0000)).isEqualTo(0xaa55);
    }
}
