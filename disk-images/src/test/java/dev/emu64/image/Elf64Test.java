package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Elf64Test {

    private static final int CODE = ElfSegment.READ | ElfSegment.EXECUTE;
    private static final int DATA = ElfSegment.READ | ElfSegment.WRITE;

    @Test
    void readsHeaderAndSegments() throws Exception {
        byte[] content = {1, 2, 3, 4};
        Elf64 elf = Elf64.read(new KernelBuilder().entry(0x400002).load(CODE, 0x400000, content, 4)
                .load(DATA, 0xffff_ffff_8000_1000L, new byte[0], 0x5000).source());
        assertThat(elf.entry()).isEqualTo(0x400002);
        assertThat(elf.isPositionIndependent()).isFalse();
        assertThat(elf.loadSegments()).extracting(ElfSegment::rights).containsExactly("r-x", "rw-");
        assertThat(elf.loadSegments()).extracting(ElfSegment::virtualAddress).containsExactly(0x400000L, 0xffff_ffff_8000_1000L);
        assertThat(elf.loadSegments().get(1).virtualEnd()).isEqualTo(0xffff_ffff_8000_6000L);
        assertThat(elf.content(elf.segments().get(0))).isEqualTo(content);
    }

    @Test
    void readsSectionsAndSymbolsOfTheDemoKernel() throws Exception {
        Elf64 elf = Elf64.read(ImageSource.of(DemoImage.kernel()));
        assertThat(elf.sections()).extracting(ElfSection::name)
                .containsExactly("", ".text", ".rodata", ".data", ".bss", ".symtab", ".strtab");
        List<ElfSymbol> symbols = elf.symbols();
        assertThat(symbols).isSortedAccordingTo((a, b) -> Long.compareUnsigned(a.value(), b.value()));
        ElfSymbol start = symbols.get(0);
        assertThat(start.name()).isEqualTo("_start");
        assertThat(start.value()).isEqualTo(elf.entry());
        assertThat(start.isFunction()).isTrue();
        assertThat(start.bytes()).isPositive();
    }

    @Test
    void readsDynamicRelocations() throws Exception {
        ElfRelocation relocation = new ElfRelocation(0x2000, ElfRelocation.R_X86_64_RELATIVE, 0, 0x1234);
        Elf64 elf = Elf64.read(new KernelBuilder().type(ElfHeader.ET_DYN).entry(0x1000).load(CODE, 0x1000, new byte[16], 16)
                .load(DATA, 0x2000, new byte[8], 8).load(ElfSegment.READ, 0x3000, KernelBuilder.rela(relocation), 24)
                .segment(ElfSegment.PT_DYNAMIC, 0x4000, KernelBuilder.dynamic(0x3000, 24)).source());
        assertThat(elf.isPositionIndependent()).isTrue();
        assertThat(elf.relocations()).containsExactly(relocation);
        assertThat(elf.neededLibraries()).isZero();
    }

    @Test
    void refusesAnotherMachineByItsName() {
        assertThatThrownBy(() -> Elf64.read(KernelBuilder.halting().machine(183).source())).isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith("an ELF for AArch64; expected x86-64");
        assertThatThrownBy(() -> Elf64.read(KernelBuilder.halting().machine(40).source())).hasMessageContaining("ARM");
    }

    @Test
    void refusesBigEndianAndUnknownClass() {
        assertThatThrownBy(() -> Elf64.read(patched(5, 2))).hasMessageContaining("big-endian");
        assertThatThrownBy(() -> Elf64.read(patched(4, 7))).hasMessageContaining("class 7");
        assertThatThrownBy(() -> Elf64.read(patched(4, 1))).hasMessageContaining("32-bit");
    }

    @Test
    void tellsATruncatedFileFromOneThatIsNoElf() {
        byte[] whole = KernelBuilder.halting().build();
        assertThatThrownBy(() -> Elf64.read(ImageSource.of(Arrays.copyOf(whole, 30)))).hasMessageContaining("cut off after 30 bytes");
        assertThatThrownBy(() -> Elf64.read(ImageSource.of(Arrays.copyOf(whole, 100)))).hasMessageContaining("program headers");
        assertThatThrownBy(() -> Elf64.read(ImageSource.of(new byte[1000]))).hasMessageContaining("7F 45 4C 46");
    }

    @Test
    void damagedFilesGiveAnImageFormatExceptionAndNothingElse() throws IOException {
        byte[] whole = DemoImage.kernel();
        SplittableRandom random = new SplittableRandom(64);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = random.nextInt(6); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(Math.min(damaged.length, random.nextBoolean() ? 232 : damaged.length))] = (byte) random.nextInt();
            }
            refused += readsAll(damaged) ? 0 : 1;
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }

    private static boolean readsAll(byte[] file) throws IOException {
        try {
            Elf64 elf = Elf64.read(ImageSource.of(file));
            elf.sections();
            elf.symbols();
            elf.relocations();
            KernelCheck.require(elf);
            return true;
        } catch (ImageFormatException e) {
            assertThat(e.found()).isNotEmpty();
            assertThat(e.expected()).isNotEmpty();
            return false;
        }
    }

    private static ImageSource patched(int offset, int value) {
        byte[] file = KernelBuilder.halting().build();
        file[offset] = (byte) value;
        return ImageSource.of(file);
    }
}
