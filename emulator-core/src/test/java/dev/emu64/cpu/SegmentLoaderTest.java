package dev.emu64.cpu;

import static dev.emu64.cpu.CpuFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentLoaderTest {
    private final CpuFixture fixture = new CpuFixture();
    private final Cpu cpu = fixture.cpu;

    @Test
    void realModeLoadsTheBaseAndKeepsTheLimit() {
        cpu.seg[Segment.ES].limit = 0xffffffffL;
        cpu.loadSegment(Segment.ES, 0x1234);

        assertThat(cpu.seg[Segment.ES].base).isEqualTo(0x12340);
        assertThat(cpu.seg[Segment.ES].limit).isEqualTo(0xffffffffL);
        cpu.store(Segment.ES, 0x200000, 4, 77);
        assertThat(fixture.memory.read32(0x212340)).isEqualTo(77);
    }

    @Test
    void realModeChecksLimits() {
        cpu.loadSegment(Segment.DS, 0x1000);
        fixture.faults(13, 0, () -> cpu.load(Segment.DS, 0xffff, 2));
        fixture.faults(12, 0, () -> cpu.load(Segment.SS, 0xffff, 2));
    }

    @Test
    void protectedLoadCachesTheDescriptorAndMarksItAccessed() {
        fixture.protectedMode().descriptor(SPARE, 0x12345678, 0x12, 0x92, 8);
        cpu.loadSegment(Segment.FS, SPARE);

        assertThat(cpu.seg[Segment.FS].base).isEqualTo(0x12345678);
        assertThat(cpu.seg[Segment.FS].limit).isEqualTo(0x12fff);
        assertThat(fixture.memory.read8(GDT + SPARE + 5)).isEqualTo(0x93);
    }

    @Test
    void loadsAreRefusedWithTheSelectorAsErrorCode() {
        fixture.protectedMode();
        fixture.faults(13, 0x100, () -> cpu.loadSegment(Segment.DS, 0x103));
        fixture.faults(13, 0x0c, () -> cpu.loadSegment(Segment.DS, 0x0c));
        fixture.faults(13, TASK, () -> cpu.loadSegment(Segment.ES, TASK));
        fixture.faults(13, DATA0, () -> cpu.loadSegment(Segment.ES, DATA0 | 3));
        fixture.descriptor(SPARE, 0, 0xfff, 0x12, 4);
        fixture.faults(11, SPARE, () -> cpu.loadSegment(Segment.ES, SPARE));
        fixture.faults(12, SPARE, () -> cpu.loadSegment(Segment.SS, SPARE));
        fixture.faults(13, CODE0, () -> cpu.loadSegment(Segment.SS, CODE0));
        fixture.faults(13, 0, () -> cpu.loadSegment(Segment.SS, 0));
        fixture.descriptor(SPARE, 0, 0xfff, 0x98, 4);
        fixture.faults(13, SPARE, () -> cpu.loadSegment(Segment.GS, SPARE));
    }

    @Test
    void nullDataSegmentsFaultWhenUsed() {
        fixture.protectedMode();
        cpu.loadSegment(Segment.GS, 0);
        fixture.faults(13, 0, () -> cpu.load(Segment.GS, 0, 1));
    }

    @Test
    void expandDownSegmentsEndAboveTheirLimit() {
        fixture.protectedMode().descriptor(SPARE, 0, 0xfff, 0x96, 0);
        cpu.loadSegment(Segment.FS, SPARE);

        cpu.load(Segment.FS, 0x1000, 4);
        cpu.load(Segment.FS, 0xfffe, 2);
        fixture.faults(13, 0, () -> cpu.load(Segment.FS, 0xfff, 1));
        fixture.faults(13, 0, () -> cpu.load(Segment.FS, 0xffff, 2));
    }

    @Test
    void rightsOfTheSegmentBindAccesses() {
        fixture.protectedMode().descriptor(SPARE, 0, 0xfff, 0x90, 4);
        cpu.loadSegment(Segment.FS, SPARE);

        cpu.load(Segment.FS, 0, 4);
        fixture.faults(13, 0, () -> cpu.store(Segment.FS, 0, 4, 0));
        fixture.faults(13, 0, () -> cpu.loadToModify(Segment.FS, 0, 4));
        fixture.faults(13, 0, () -> cpu.store(Segment.CS, 0x6000, 1, 0));
    }

    @Test
    void in64BitModeOnlyFsAndGsHaveBasesAndNothingHasLimits() {
        fixture.longMode(0);
        cpu.seg[Segment.DS].set(0, 0x1000, 0, 0);
        cpu.seg[Segment.FS].set(0, 0x6000, 0, 0);
        cpu.store(Segment.FS, 8, 8, 99);

        assertThat(cpu.load(Segment.DS, 0x6008, 8)).isEqualTo(99);
        fixture.faults(13, 0, () -> cpu.load(Segment.DS, 1L << 47, 1));
        fixture.faults(12, 0, () -> cpu.load(Segment.SS, (1L << 47) - 4, 8));
        fixture.faults(13, 0, () -> cpu.load(Segment.DS, 1L << 62, 1));
    }

    @Test
    void nullSsIsAllowedInInner64BitModeOnly() {
        fixture.longMode(0);
        cpu.loadSegment(Segment.SS, 0);
        assertThat(cpu.seg[Segment.SS].attributes).isZero();
        fixture.longMode(3);
        fixture.faults(13, 0, () -> cpu.loadSegment(Segment.SS, 3));
    }

    @Test
    void ltrTakesAnAvailableTssAndMakesItBusy() {
        fixture.protectedMode();
        fixture.faults(13, TASK, () -> cpu.segments.loadTask(TASK));
        fixture.descriptor(TASK, TSS, 0x67, 0x89, 0);
        cpu.segments.loadTask(TASK);

        assertThat(fixture.memory.read8(GDT + TASK + 5)).isEqualTo(0x8b);
        assertThat(cpu.tr.base).isEqualTo(TSS);
        fixture.faults(13, 0, () -> cpu.segments.loadTask(0));
    }

    @Test
    void queriesSeeWhatThePrivilegeLevelMaySee() {
        fixture.protectedMode();
        assertThat(cpu.queries.limit(DATA0)).isEqualTo(0xffffffffL);
        assertThat(cpu.queries.rights(DATA0)).isEqualTo(0xcf9200);
        assertThat(cpu.queries.rights(DATA0 | 3)).isEqualTo(-1);
        assertThat(cpu.queries.readable(CODE0)).isTrue();
        assertThat(cpu.queries.writable(CODE0)).isFalse();
        assertThat(cpu.queries.limit(TASK)).isEqualTo(0x67);
        assertThat(cpu.queries.readable(TASK)).isFalse();
        assertThat(cpu.queries.rights(0x100)).isEqualTo(-1);
    }
}
