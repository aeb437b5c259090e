package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultibootProgramTest {
    private static final int MAGIC = 0x1badb002;
    private static final int ADDRESSES = 1 << 16;

    @Test
    void addressesInTheHeaderSayWhatIsLoaded() throws Exception {
        byte[] file = flat(0x40, 0x100040, 0x100000, 0x100080, 0x100200, 0x100060);
        MultibootProgram program = read(file);
        assertThat(program.entry()).isEqualTo(0x100060);
        assertThat(program.end()).isEqualTo(0x100200);
        MultibootProgram.Piece piece = program.pieces().get(0);
        assertThat(piece.address()).isEqualTo(0x100000);
        assertThat(piece.content()).hasSize(0x80);
        assertThat(ByteBuffer.wrap(piece.content()).order(ByteOrder.LITTLE_ENDIAN).getInt(0x40)).isEqualTo(MAGIC);
        assertThat(piece.memoryBytes()).isEqualTo(0x200);
    }

    @Test
    void loadingMayBeginBehindTheFilesBeginning() throws Exception {
        MultibootProgram program = read(flat(0x40, 0x100000, 0x100000, 0, 0, 0x100030));
        assertThat(program.pieces().get(0).content()).as("up to the end of the file").hasSize(256 - 0x40);
        assertThat(program.pieces().get(0).memoryBytes()).as("no bss").isEqualTo(256 - 0x40);
    }

    @Test
    void addressesThatDoNotFitTheFileAreRefused() {
        assertThatThrownBy(() -> read(flat(0x40, 0x100080, 0x100000, 0, 0, 0x100000))).hasMessageContaining("before its file");
        assertThatThrownBy(() -> read(flat(0x40, 0x100000, 0x100004, 0, 0, 0x100004))).hasMessageContaining("behind the header");
        assertThatThrownBy(() -> read(flat(0x40, 0x100040, 0x100000, 0x100101, 0, 0x100000))).hasMessageContaining("with 256 bytes to load");
        assertThatThrownBy(() -> read(flat(0x40, 0x100040, 0x100000, 0x0fffff, 0, 0x100000))).hasMessageContaining("wants 0x100000..0xfffff");
        assertThatThrownBy(() -> read(flat(0x40, 0x100040, 0x100000, 0x100080, 0x100010, 0x100000))).hasMessageContaining("zeros up to 0x100010");
        assertThatThrownBy(() -> read(flat(0x40, 0x100040, 0x100000, 0, 0, 0x100100))).hasMessageContaining("entry point 0x100100 is not loaded");
    }

    @Test
    void requirementsThatNobodyKnowsAreRefused() {
        byte[] file = flat(0x40, 0x100040, 0x100000, 0, 0, 0x100050);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(0x44, ADDRESSES | 8).putInt(0x48, -(MAGIC + (ADDRESSES | 8)));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("requirements 0x8").hasMessageContaining("bits 0 to 2");
    }

    @Test
    void segmentsOfAnElfGoToTheirPhysicalAddresses() throws Exception {
        byte[] file = elf(0x100004, 0x100000, 0xc0100000L);
        assertThat(read(file).entry()).isEqualTo(0x100004);
        assertThat(read(file).pieces().get(0).address()).isEqualTo(0x100000);
        assertThat(read(elf(0xc0100004L, 0x100000, 0xc0100000L)).entry()).as("an entry by its virtual address").isEqualTo(0x100004);
        assertThatThrownBy(() -> read(elf(0x500000, 0x100000, 0x100000))).hasMessageContaining("entry point 0x500000 is not loaded");
        assertThatThrownBy(() -> read(elf(0x100004, -4096, 0x100000))).hasMessageContaining("below 4 GiB");
    }

    @Test
    void versionTwoIsForGrub() {
        BootImage.MultibootKernel kernel = new BootImage.MultibootKernel(new MultibootHeader(2, 0, 0, 16, 0, 0, 0, 0, 0, 1), null, List.of());
        assertThatThrownBy(() -> MultibootProgram.read(ImageSource.of(new byte[64]), kernel)).hasMessageContaining("Multiboot2").hasMessageContaining("GRUB");
    }

    private static MultibootProgram read(byte[] file) throws IOException, ImageFormatException {
        ImageSource source = ImageSource.of(file);
        return MultibootProgram.read(source, (BootImage.MultibootKernel) BootImages.recognise(source));
    }

    /** A file of 256 bytes with a header at {@code offset}. */
    private static byte[] flat(int offset, int headerAddress, int load, int loadEnd, int bssEnd, int entry) {
        ByteBuffer b = KernelBuilder.buffer(256);
        b.position(offset);
        b.putInt(MAGIC).putInt(ADDRESSES).putInt(-(MAGIC + ADDRESSES)).putInt(headerAddress).putInt(load).putInt(loadEnd).putInt(bssEnd).putInt(entry);
        return b.array();
    }

    /** An ELF64 whose only segment holds the header. */
    private static byte[] elf(long entry, long physical, long virtual) {
        byte[] header = KernelBuilder.buffer(12).putInt(MAGIC).putInt(0).putInt(-MAGIC).array();
        byte[] file = new KernelBuilder().entry(entry).load(ElfSegment.READ | ElfSegment.EXECUTE, virtual, header, 64).build();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 24, physical);
        return file;
    }
}
