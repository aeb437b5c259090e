package dev.emu64.mmu;

import static dev.emu64.mmu.PageTables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MmuTest {
    private static final int WP = 1 << 16;
    private static final int NXE = 1 << 11;
    private static final int SMEP = 1 << 20;
    private static final int SMAP = 1 << 21;
    private static final int PSE = 1 << 4;
    private static final long LINEAR = 0x8040201000L;
    private static final long FRAME = 0x300000;

    private final PageTables tables = new PageTables();
    private final Mmu mmu = tables.mmu;

    @BeforeEach
    void longMode() {
        tables.longMode(WP, 0, NXE);
        mmu.privilege(0, false, false);
    }

    private void pageFault(int code, long address, ThrowingCallable access) {
        GuestFault fault = catchThrowableOfType(access, GuestFault.class);
        assertThat(fault).as("a page fault").isNotNull();
        assertThat(fault.vector).isEqualTo(GuestFault.PF);
        assertThat(Integer.toHexString(fault.errorCode)).isEqualTo(Integer.toHexString(code));
        assertThat(Long.toHexString(fault.linear)).isEqualTo(Long.toHexString(address));
    }

    private void user() {
        mmu.privilege(3, false, false);
    }

    private long entryAt(long address) {
        return tables.memory.read64(address);
    }

    @Test
    void readSetsAccessedOnEveryLevelAndNotDirty() {
        long pte = tables.map(LINEAR, FRAME | P | W | U);
        tables.memory.write64(FRAME + 8, 0x1122334455667788L);

        assertThat(mmu.read(LINEAR + 8, 8)).isEqualTo(0x1122334455667788L);
        assertThat(entryAt(pte)).isEqualTo(FRAME | P | W | U | A);
        assertThat(entryAt(tables.entry(LINEAR, 2, 0)) & (A | D)).isEqualTo(A);
        assertThat(entryAt(tables.entry(LINEAR, 4, 0)) & (A | D)).isEqualTo(A);
    }

    @Test
    void firstWriteAfterReadsSetsDirty() {
        long pte = tables.map(LINEAR, FRAME | P | W);
        mmu.read(LINEAR, 4);
        mmu.read(LINEAR, 4);
        mmu.write(LINEAR, 4, 7);

        assertThat(entryAt(pte)).isEqualTo(FRAME | P | W | A | D);
        assertThat(tables.memory.read32(FRAME)).isEqualTo(7);
    }

    @Test
    void deniedWriteSetsNeitherAccessedNorDirty() {
        long pte = tables.map(LINEAR, FRAME | P);

        pageFault(3, LINEAR, () -> mmu.write(LINEAR, 1, 0));
        assertThat(entryAt(pte)).isEqualTo(FRAME | P);
    }

    @Test
    void absentPagesAreReportedByKindOfAccess() {
        pageFault(0, LINEAR + 5, () -> mmu.read(LINEAR + 5, 1));
        pageFault(2, LINEAR, () -> mmu.write(LINEAR, 8, 0));
        pageFault(2, LINEAR, () -> mmu.readToModify(LINEAR, 8));
        pageFault(0x10, LINEAR, () -> mmu.execPhysical(LINEAR));
        user();
        pageFault(4, LINEAR, () -> mmu.read(LINEAR, 1));
        pageFault(6, LINEAR, () -> mmu.write(LINEAR, 1, 0));
        pageFault(2, LINEAR, () -> mmu.writeSystem(LINEAR, 1, 0));
    }

    @Test
    void withoutNxeAndSmepFetchesAreReportedAsReads() {
        tables.longMode(WP, 0, 0);
        pageFault(0, LINEAR, () -> mmu.execPhysical(LINEAR));
        tables.longMode(WP, SMEP, 0);
        pageFault(0x10, LINEAR, () -> mmu.execPhysical(LINEAR));
    }

    @Test
    void writeProtectionBindsTheSupervisorOnlyWithWp() {
        tables.map(LINEAR, FRAME | P | U);
        pageFault(3, LINEAR, () -> mmu.write(LINEAR, 1, 1));
        tables.longMode(0, 0, NXE);
        mmu.write(LINEAR, 1, 1);
        user();
        pageFault(7, LINEAR, () -> mmu.write(LINEAR, 1, 1));
        assertThat(mmu.read(LINEAR, 1)).isEqualTo(1);
    }

    @Test
    void aPageIsUserAccessibleOnlyIfEveryLevelIs() {
        tables.map(LINEAR, FRAME | P | W | U);
        long pde = tables.entry(LINEAR, 2, 0);
        tables.memory.write64(pde, entryAt(pde) & ~U);
        user();
        pageFault(5, LINEAR, () -> mmu.read(LINEAR, 1));
        mmu.readSystem(LINEAR, 1);
    }

    @Test
    void contextsDoNotShareRights() {
        tables.map(LINEAR, FRAME | P | W);
        mmu.write(LINEAR, 1, 1);
        user();
        pageFault(5, LINEAR, () -> mmu.read(LINEAR, 1));
        mmu.privilege(0, false, false);
        assertThat(mmu.read(LINEAR, 1)).isEqualTo(1);
    }

    @Test
    void executeDisableForbidsFetchesOnly() {
        tables.map(LINEAR, NX | FRAME | P | W | U);
        pageFault(0x11, LINEAR + 3, () -> mmu.execPhysical(LINEAR + 3));
        mmu.write(LINEAR, 1, 1);
        assertThat(mmu.read(LINEAR, 1)).isEqualTo(1);
    }

    @Test
    void reservedBitsFaultWithPresentSet() {
        tables.map(LINEAR, 1L << 45 | FRAME | P | W);
        pageFault(9, LINEAR, () -> mmu.read(LINEAR, 1));
        tables.map(LINEAR, NX | FRAME | P | W);
        tables.longMode(WP, 0, 0);
        pageFault(0xb, LINEAR, () -> mmu.write(LINEAR, 1, 1));
        tables.map(LINEAR, 1L << 45 | NX | FRAME);
        pageFault(0, LINEAR, () -> mmu.read(LINEAR, 1));
    }

    @Test
    void largePagesMapTheirWholeRange() {
        tables.memory.write64(tables.entry(LINEAR, 2, P | W), 0x400000 | PS | P | W);
        tables.memory.write32(0x5ffffc, 42);
        assertThat(mmu.read((LINEAR & -0x200000) + 0x1ffffc, 4)).isEqualTo(42);
        tables.memory.write64(tables.entry(LINEAR, 2, P | W), 0x402000 | PS | P | W);
        mmu.flush();
        pageFault(9, LINEAR, () -> mmu.read(LINEAR, 1));
    }

    @Test
    void invalidationDropsAllPiecesOfALargePage() {
        long pde = tables.entry(LINEAR, 2, P | W);
        long start = LINEAR & -0x200000;
        tables.memory.write64(pde, 0x400000 | PS | P | W);
        mmu.read(start, 1);
        mmu.read(start + 0x100000, 1);
        tables.memory.write64(pde, 0);
        mmu.invalidate(start);

        pageFault(0, start + 0x100000, () -> mmu.read(start + 0x100000, 1));
    }

    @Test
    void gigabytePagesMapTheirWholeRange() {
        tables.memory.write64(tables.entry(LINEAR, 3, P | W), PS | P | W);
        tables.memory.write32(0xabc000, 99);
        assertThat(mmu.read((LINEAR & -(1L << 30)) + 0xabc000, 4)).isEqualTo(99);
    }

    @Test
    void staleTranslationsLiveUntilInvalidated() {
        long pte = tables.map(LINEAR, FRAME | P | W);
        tables.memory.write32(0x400000, 2);
        mmu.write(LINEAR, 4, 1);
        tables.memory.write64(pte, 0x400000 | P | W);
        assertThat(mmu.read(LINEAR, 4)).isEqualTo(1);
        mmu.invalidate(LINEAR + 0x123);
        assertThat(mmu.read(LINEAR, 4)).isEqualTo(2);
    }

    @Test
    void aFaultDropsTheStaleEntry() {
        long pte = tables.map(LINEAR, FRAME | P);
        mmu.read(LINEAR, 1);
        pageFault(3, LINEAR, () -> mmu.write(LINEAR, 1, 5));
        tables.memory.write64(pte, FRAME | P | W);
        mmu.write(LINEAR, 1, 5);
        assertThat(mmu.read(LINEAR, 1)).isEqualTo(5);
    }

    @Test
    void crossingWritesCheckBothPagesFirst() {
        tables.map(LINEAR, FRAME | P | W);
        tables.memory.write64(FRAME + 0xff8, -1);

        pageFault(2, LINEAR + 0x1000, () -> mmu.write(LINEAR + 0xffc, 8, 0));
        assertThat(tables.memory.read64(FRAME + 0xff8)).isEqualTo(-1);

        tables.map(LINEAR + 0x1000, 0x305000 | P | W);
        mmu.write(LINEAR + 0xffc, 8, 0x1122334455667788L);
        assertThat(tables.memory.read32(FRAME + 0xffc)).isEqualTo(0x55667788);
        assertThat(tables.memory.read32(0x305000)).isEqualTo(0x11223344);
        assertThat(mmu.read(LINEAR + 0xffc, 8)).isEqualTo(0x1122334455667788L);
    }

    @Test
    void smepForbidsSupervisorFetchesFromUserPages() {
        tables.map(LINEAR, FRAME | P | U);
        tables.longMode(WP, SMEP, 0);
        pageFault(0x11, LINEAR, () -> mmu.execPhysical(LINEAR));
        user();
        assertThat(mmu.execPhysical(LINEAR + 7)).isEqualTo(FRAME + 7);
    }

    @Test
    void smapIsSuspendedByAcForExplicitAccessesOnly() {
        tables.map(LINEAR, FRAME | P | W | U);
        tables.longMode(WP, SMAP, 0);
        mmu.privilege(0, true, false);
        mmu.write(LINEAR, 1, 1);
        pageFault(1, LINEAR, () -> mmu.readSystem(LINEAR, 1));
        mmu.privilege(0, false, false);
        pageFault(3, LINEAR, () -> mmu.write(LINEAR, 1, 1));
    }

    @Test
    void alignmentIsCheckedAtLevel3Only() {
        tables.map(LINEAR, FRAME | P | W | U);
        mmu.privilege(0, true, true);
        mmu.read(LINEAR + 1, 4);
        mmu.privilege(3, true, true);
        mmu.read(LINEAR + 1, 1);
        mmu.read(LINEAR + 4, 4);
        GuestFault fault = catchThrowableOfType(() -> mmu.read(LINEAR + 1, 4), GuestFault.class);
        assertThat(fault.vector).isEqualTo(GuestFault.AC);
    }

    @Test
    void legacyPagingHasTwoLevels() {
        tables.memory.write32(PageTables.ROOT + 4 * 1, (int) 0x200000 | P | W);
        tables.memory.write32(0x200000 + 4 * 5, 0x300000 | P);
        tables.memory.write32(0x300010, 1234);
        mmu.configure(0x80010001L, PageTables.ROOT, 0, 0);
        mmu.linearBits(false);

        assertThat(mmu.read(0x405010, 4)).isEqualTo(1234);
        assertThat(tables.memory.read32(0x200000 + 4 * 5)).isEqualTo(0x300000 | P | A);
        pageFault(3, 0x405010, () -> mmu.write(0x405010, 4, 0));
        pageFault(0, 0x406000, () -> mmu.execPhysical(0x406000));
    }

    @Test
    void fourMebibytePagesNeedPse() {
        tables.memory.write32(PageTables.ROOT + 4 * 3, 0x400000 | P | W | PS);
        tables.memory.write32(0x7ff000, 77);
        mmu.configure(0x80010001L, PageTables.ROOT, PSE, 0);

        assertThat(mmu.read(0xfff000, 4)).isEqualTo(77);
        tables.memory.write32(PageTables.ROOT + 4 * 3, 1 << 21 | P | W | PS);
        mmu.flush();
        pageFault(9, 0xc00000, () -> mmu.read(0xc00000, 4));
    }

    @Test
    void paeUsesThePdptesLoadedWithCr3() {
        tables.memory.write64(0x100020, 0x200000 | P);
        tables.memory.write64(0x200000, 0x201000 | P | W);
        tables.memory.write64(0x201000 + 8, FRAME | P | W);
        assertThat(mmu.loadPdptes(0x100020)).isTrue();
        mmu.configure(0x80010001L, 0x100020, 0x20, 0);
        tables.memory.write64(0x100020, 0);
        mmu.write(0x1004, 4, 5);

        assertThat(tables.memory.read32(FRAME + 4)).isEqualTo(5);
        pageFault(0, 0x40000000L, () -> mmu.read(0x40000000L, 1));
        tables.memory.write64(0x100028, 0x200000 | P | W);
        assertThat(mmu.loadPdptes(0x100020)).as("a reserved bit in a PDPTE").isFalse();
    }

    @Test
    void codePagesLeaveTheFastWritesUntilUnmarked() {
        List<Long> written = new ArrayList<>();
        tables.memory.codeListener((physical, bytes) -> written.add(physical));
        tables.map(LINEAR, FRAME | P | W);
        mmu.write(LINEAR + 0x40, 1, 1);
        tables.memory.markCode(FRAME + 0x40, 4);
        mmu.write(LINEAR + 0x41, 1, 1);
        mmu.write(LINEAR + 0x81, 1, 1);

        assertThat(written).containsExactly(FRAME + 0x41);
    }

    @Test
    void watchedRangesReportOverlappingAccesses() {
        List<String> seen = new ArrayList<>();
        tables.map(LINEAR, FRAME | P | W);
        mmu.read(LINEAR, 8);
        mmu.watch(new long[] {LINEAR + 4, 0, 0, 0}, new int[] {4, 0, 0, 0},
            (linear, size, write) -> seen.add((linear - LINEAR) + "/" + size + (write ? "w" : "r")));
        mmu.read(LINEAR, 4);
        mmu.read(LINEAR, 8);
        mmu.write(LINEAR + 7, 1, 0);
        mmu.write(LINEAR + 8, 1, 0);

        assertThat(seen).containsExactly("0/8r", "7/1w");
    }
}
