package dev.emu64.mmu;

import static dev.emu64.mmu.PageTables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What outlives INVLPG and MOV to CR3, and what does not. */
class TlbTest {
    private static final int PGE = 1 << 7;
    private static final long LINEAR = 0x8040201000L;
    /** A page that shares the TLB's entry with the one above. */
    private static final long SAME_ENTRY = LINEAR + ((long) (Mmu.INDEX_MASK + 1) << 12);
    private static final long FRAME = 0x300000;

    private final PageTables tables = new PageTables();
    private final Mmu mmu = tables.mmu;

    @BeforeEach
    void longMode() {
        tables.longMode(0, PGE, 0);
        mmu.privilege(0, false, false);
    }

    private void unmap(long linear) {
        tables.memory.write64(tables.entry(linear, 1, 0), 0);
    }

    @Test
    void globalPagesOutliveMovToCr3() {
        tables.map(LINEAR, FRAME | P | W | G);
        tables.map(LINEAR + 0x1000, FRAME + 0x1000 | P | W);
        tables.memory.write64(FRAME, 11);
        mmu.write(LINEAR + 8, 8, 22);
        mmu.write(LINEAR + 0x1000, 8, 33);
        unmap(LINEAR);
        unmap(LINEAR + 0x1000);

        mmu.loadRoot(ROOT);

        assertThat(mmu.read(LINEAR, 8)).isEqualTo(11);
        assertThat(mmu.read(LINEAR + 8, 8)).isEqualTo(22);
        assertThatThrownBy(() -> mmu.read(LINEAR + 0x1000, 8)).isInstanceOf(GuestFault.class);
    }

    @Test
    void withoutGlobalPagesEnabledNothingOutlivesMovToCr3() {
        tables.longMode(0, 0, 0);
        tables.map(LINEAR, FRAME | P | W | G);
        mmu.read(LINEAR, 8);
        mmu.execPhysical(LINEAR);
        unmap(LINEAR);

        mmu.loadRoot(ROOT);

        assertThatThrownBy(() -> mmu.read(LINEAR, 8)).isInstanceOf(GuestFault.class);
        assertThatThrownBy(() -> mmu.execPhysical(LINEAR)).isInstanceOf(GuestFault.class);
    }

    @Test
    void manyPagesAreDroppedByMovToCr3() {
        for (int page = 0; page < 600; page++) {
            tables.map(LINEAR + page * 4096L, FRAME + page * 4096L | P | W | (page == 77 ? G : 0));
            mmu.write(LINEAR + page * 4096L, 4, page);
        }
        for (int page = 0; page < 600; page++) {
            unmap(LINEAR + page * 4096L);
        }

        mmu.loadRoot(ROOT);

        for (int page = 0; page < 600; page++) {
            long linear = LINEAR + page * 4096L;
            if (page == 77) {
                assertThat(mmu.read(linear, 4)).isEqualTo(77);
            } else {
                assertThatThrownBy(() -> mmu.read(linear, 4)).isInstanceOf(GuestFault.class);
            }
        }
    }

    @Test
    void invlpgDropsGlobalPages() {
        tables.map(LINEAR, FRAME | P | W | G);
        mmu.read(LINEAR, 8);
        unmap(LINEAR);

        mmu.invalidate(LINEAR + 5);

        assertThatThrownBy(() -> mmu.read(LINEAR, 8)).isInstanceOf(GuestFault.class);
    }

    @Test
    void removingDataPagesLeavesTranslationsOfCodeValid() {
        tables.map(LINEAR, FRAME | P | W);
        tables.map(LINEAR + 0x1000, FRAME + 0x1000 | P | W);
        mmu.execPhysical(LINEAR);
        mmu.write(LINEAR + 0x1000, 1, 0);
        int generation = mmu.generation;

        mmu.invalidate(LINEAR + 0x1000);

        assertThat(mmu.generation).isEqualTo(generation);
        assertThat(mmu.executes(LINEAR, FRAME)).isTrue();
    }

    @Test
    void removingCodePagesIsAnnounced() {
        tables.map(LINEAR, FRAME | P | W);
        mmu.execPhysical(LINEAR);
        int generation = mmu.generation;

        mmu.invalidate(LINEAR);

        assertThat(mmu.generation).isNotEqualTo(generation);
        assertThat(mmu.executes(LINEAR, FRAME)).isFalse();
    }

    @Test
    void removingCodePagesThatOthersDisplacedIsAnnounced() {
        tables.map(LINEAR, FRAME | P | W);
        tables.map(SAME_ENTRY, FRAME + 0x1000 | P | W);
        mmu.execPhysical(LINEAR);
        mmu.execPhysical(SAME_ENTRY);
        int generation = mmu.generation;

        mmu.invalidate(LINEAR);

        assertThat(mmu.generation).isNotEqualTo(generation);
    }

    @Test
    void faultsCanBeMetWithoutBeingRaised() {
        assertThat(mmu.tryPhysical(LINEAR + 3, true)).isEqualTo(-1);
        assertThat(mmu.faultPending).isTrue();
        assertThat(mmu.fault().vector).isEqualTo(GuestFault.PF);
        assertThat(mmu.fault().errorCode).isEqualTo(2);
        assertThat(mmu.fault().linear).isEqualTo(LINEAR + 3);
    }
}
