package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MkImageTest {

    private static final int CODE = ElfSegment.READ | ElfSegment.EXECUTE;
    private static final int DATA = ElfSegment.READ | ElfSegment.WRITE;
    private static final MkImage SMALLEST = new MkImage(8192, MkImage.Padding.SECTOR);

    @Test
    void imageIsBootSectorStage2AndTheWholeKernelFile() throws Exception {
        byte[] kernel = Arrays.copyOf(KernelBuilder.halting().build(), 3000);
        byte[] image = SMALLEST.image(ImageSource.of(kernel));
        assertThat(image).hasSize(17 * 512 + 3072);
        assertThat(image[510]).isEqualTo((byte) 0x55);
        assertThat(image[511]).isEqualTo((byte) 0xaa);
        assertThat(Arrays.copyOfRange(image, 17 * 512, 17 * 512 + 3000)).isEqualTo(kernel);
        ByteBuffer stage2 = ByteBuffer.wrap(image, 512, 512).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(stage2.getInt(16)).as("first sector").isEqualTo(17);
        assertThat(stage2.getInt(20)).as("bytes to load: headers and the last segment, not what follows").isEqualTo(64 + 56 + 3);
        assertThat(stage2.getInt(24)).as("stack").isEqualTo(8192);
    }

    @Test
    void partitionCoversAllBehindTheBootSector() throws Exception {
        byte[] image = new MkImage().image(KernelBuilder.halting().source());
        assertThat(image).hasSize(512 * 16 * 63);
        BootImage.RawDisk disk = (BootImage.RawDisk) BootImages.recognise(ImageSource.of(image));
        assertThat(disk.loader()).isEqualTo(BootLoaderKind.EMU64);
        assertThat(disk.partitions().partitions()).containsExactly(new Partition(1, true, 0xda, "raw data", 1, 16 * 63 - 1));
    }

    @Test
    void nothingIsWrittenOfAKernelThatIsRefused() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        assertThatThrownBy(() -> SMALLEST.write(KernelBuilder.halting().machine(40).source(), target)).isInstanceOf(ImageFormatException.class);
        assertThat(target.size()).isZero();
    }

    @Test
    void refusesWhatIsNoFreestandingKernel() {
        refused(KernelBuilder.halting().type(ElfHeader.ET_REL), "an object file (.o) that was not linked", "link it");
        refused(KernelBuilder.halting().type(ElfHeader.ET_CORE), "core dump", "");
        refused(KernelBuilder.halting().segment(ElfSegment.PT_INTERP, 0, "/lib64/ld-linux-x86-64.so.2\0".getBytes()),
                "wants the interpreter /lib64/ld-linux-x86-64.so.2", "no_std");
        byte[] needed = KernelBuilder.buffer(32).putLong(1).putLong(5).array();
        refused(KernelBuilder.halting().segment(ElfSegment.PT_DYNAMIC, 0, needed), "needs 1 shared library", "statically");
        refused(KernelBuilder.halting().entry(0), "without an entry point", "_start");
        refused(KernelBuilder.halting().entry(0x300000), "entry point 0x300000 lies in no executable segment", "linker script");
        refused(new KernelBuilder().entry(0x200000), "without a PT_LOAD segment", "link it");
    }

    @Test
    void refusesSegmentsInAddressesThatTheStagesKeep() {
        refused(at(0x7c00, 16), "in the first megabyte", "0x200000");
        refused(at(0xfffff, 2), "in the first megabyte", "");
        refused(at(0xffff_8000_0000_0000L, 16), "map of physical memory", "0xffffffff80000000");
        refused(at(0xffff_c000_0000_1000L, 16), "the kernel's stack", "");
        refused(at(0xffff_bfff_ffff_f000L, 0x2000), "the kernel's stack", "");
        refused(at(0x0000_8000_0000_0000L, 16), "", "linker script");
        refused(at(0xffff_ffff_ffff_fff0L, 32), "", "linker script");
        refused(KernelBuilder.halting().load(DATA, 0x200002, new byte[4], 4), "overlap", "linker script");
    }

    @Test
    void acceptsSegmentsRightBesideThoseAddresses() throws Exception {
        for (KernelBuilder kernel : new KernelBuilder[] {at(0x100000, 16), at(0x7fff_ffff_f000L, 0x1000), at(0xffff_8080_0000_0000L, 16),
            at(0xffff_bfff_ffff_f000L, 0x1000), at(0xffff_c080_0000_0000L, 16), at(0xffff_ffff_ffff_f000L, 0xfff),
            KernelBuilder.halting().load(DATA, 0x200003, new byte[4], 4)}) {
            assertThat(SMALLEST.image(kernel.source())).isNotEmpty();
        }
    }

    @Test
    void refusesRelocationsThatNeedSymbols() {
        refused(withRelocation(new ElfRelocation(0x1000, 6, 1, 0)), "R_X86_64_GLOB_DAT at 0x1000", "static");
        refused(withRelocation(new ElfRelocation(0x9000, ElfRelocation.R_X86_64_RELATIVE, 0, 0)), "outside its segments, at 0x9000", "");
    }

    @Test
    void refusesTablesThatAreNotLoaded() {
        refused(KernelBuilder.halting().segment(ElfSegment.PT_GNU_RELRO, 0x500000, new byte[8]), "PT_GNU_RELRO at 0x500000", "linker script");
        refused(KernelBuilder.halting().segment(ElfSegment.PT_DYNAMIC, 0x500000, new byte[16]), "PT_DYNAMIC at 0x500000", "linker script");
    }

    @Test
    void refusesAFileCutOffWithinASegment() {
        byte[] kernel = KernelBuilder.halting().build();
        assertThatThrownBy(() -> SMALLEST.image(ImageSource.of(Arrays.copyOf(kernel, kernel.length - 1))))
                .hasMessageContaining("cut off").hasMessageContaining("at least " + kernel.length + " bytes");
    }

    @Test
    void refusesAStackThatIsNoMultipleOfAPage() {
        assertThatThrownBy(() -> new MkImage(5000, MkImage.Padding.SECTOR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MkImage(0, MkImage.Padding.SECTOR)).isInstanceOf(IllegalArgumentException.class);
    }

    private static KernelBuilder at(long address, long bytes) {
        return KernelBuilder.halting().load(DATA, address, new byte[0], bytes);
    }

    private static KernelBuilder withRelocation(ElfRelocation relocation) {
        return new KernelBuilder().type(ElfHeader.ET_DYN).entry(0x1000).load(CODE, 0x1000, new byte[16], 16)
                .load(ElfSegment.READ, 0x3000, KernelBuilder.rela(relocation), 24)
                .load(ElfSegment.READ, 0x4000, KernelBuilder.dynamic(0x3000, 24), 64)
                .segment(ElfSegment.PT_DYNAMIC, 0x4000, KernelBuilder.dynamic(0x3000, 24));
    }

    private static void refused(KernelBuilder kernel, String found, String advice) {
        assertThatThrownBy(() -> SMALLEST.image(kernel.source())).isInstanceOfSatisfying(ImageFormatException.class, e -> {
            assertThat(e.found()).contains(found);
            assertThat(e.advice()).contains(advice);
        });
    }
}
