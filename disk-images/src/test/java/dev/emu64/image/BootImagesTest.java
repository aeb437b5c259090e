package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.image.BootImage.NotBootable;
import dev.emu64.image.BootImage.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootImagesTest {

    private static final int CD_SECTOR = 2048;

    @TempDir
    Path folder;

    private static BootImage recognise(byte[] image) throws IOException {
        return BootImages.recognise(ImageSource.of(image));
    }

    private static NotBootable refuse(byte[] image, Reason reason) throws IOException {
        NotBootable not = (NotBootable) recognise(image);
        assertThat(not.reason()).isEqualTo(reason);
        assertThat(not.expected()).isNotEmpty();
        assertThat(not.advice()).isNotEmpty();
        return not;
    }

    private static byte[] disk(int bytes) {
        byte[] disk = new byte[bytes];
        disk[0] = (byte) 0xfa;
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        return disk;
    }

    private static byte[] partition(byte[] disk, int index, int status, int type, int first, int sectors) {
        ByteBuffer b = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        int at = 446 + 16 * index;
        b.put(at, (byte) status).put(at + 4, (byte) type).putInt(at + 8, first).putInt(at + 12, sectors);
        return disk;
    }

    @Test
    void aBootSectorMakesADisk() throws Exception {
        BootImage.RawDisk one = (BootImage.RawDisk) recognise(disk(512));
        assertThat(one.bytes()).isEqualTo(512);
        assertThat(one.partitions().kind()).isEqualTo(PartitionTable.Kind.NONE);
        assertThat(one.loader()).isEqualTo(BootLoaderKind.UNKNOWN);
    }

    @Test
    void bootimagesLoaderIsKnownByItsGreeting() throws Exception {
        byte[] disk = disk(1_474_560);
        put(disk, 0x112, "Booting (first stage)...");
        assertThat(recognise(disk)).as("a disk, though it has a floppy's size").isInstanceOf(BootImage.RawDisk.class)
                .extracting(image -> ((BootImage.RawDisk) image).loader()).isEqualTo(BootLoaderKind.BOOTLOADER_0_9);
    }

    @Test
    void bootloader011IsKnownByItsSecondStagesPartition() throws Exception {
        byte[] disk = partition(partition(disk(8192), 0, 0x80, 0x20, 1, 3), 1, 0, 0x0c, 4, 12);
        BootImage.RawDisk image = (BootImage.RawDisk) recognise(disk);
        assertThat(image.loader()).isEqualTo(BootLoaderKind.BOOTLOADER_0_11);
        assertThat(image.partitions().kind()).isEqualTo(PartitionTable.Kind.MBR);
        assertThat(image.partitions().partitions()).extracting(Partition::name)
                .containsExactly("second stage of the bootloader crate", "FAT32");
        assertThat(image.partitions().partitions()).extracting(Partition::endSector).containsExactly(4L, 16L);
    }

    @Test
    void codeWhereThePartitionTableWouldBeIsNoTable() throws Exception {
        byte[] disk = partition(disk(8192), 0, 0x31, 0x20, 1, 3);
        assertThat(((BootImage.RawDisk) recognise(disk)).partitions().kind()).isEqualTo(PartitionTable.Kind.NONE);
    }

    @ParameterizedTest
    @CsvSource({"163840,40,1,8", "368640,40,2,9", "737280,80,2,9", "1228800,80,2,15", "1474560,80,2,18", "2949120,80,2,36"})
    void aFloppyIsKnownByItsSize(int bytes, int cylinders, int heads, int sectors) throws Exception {
        assertThat(recognise(disk(bytes))).isEqualTo(new BootImage.Floppy(new FloppyGeometry(cylinders, heads, sectors)));
    }

    @Test
    void elfKernelsAndMultibootKernelsAreToldApart() throws Exception {
        assertThat(recognise(DemoImage.kernel())).isInstanceOf(BootImage.ElfKernel.class);
        byte[] multiboot1 = KernelBuilder.halting().load(ElfSegment.READ, 0x300000, multiboot1(0), 12).build();
        BootImage.MultibootKernel one = (BootImage.MultibootKernel) recognise(multiboot1);
        assertThat(one.header().version()).isEqualTo(1);
        assertThat(one.segments()).hasSize(2);
        byte[] header2 = KernelBuilder.buffer(16).putInt(0xe85250d6).putInt(0).putInt(16).putInt(-(0xe85250d6 + 16)).array();
        byte[] multiboot2 = KernelBuilder.halting().load(ElfSegment.READ, 0x300000, header2, 16).build();
        assertThat(((BootImage.MultibootKernel) recognise(multiboot2)).header().version()).isEqualTo(2);
    }

    @Test
    void aFlatMultibootKernelGivesItsAddresses() throws Exception {
        byte[] file = new byte[4096];
        byte[] header = KernelBuilder.buffer(32).put(multiboot1(1 << 16)).putInt(0x100040).putInt(0x100000).putInt(0).putInt(0x110000)
                .putInt(0x100080).array();
        System.arraycopy(header, 0, file, 64, header.length);
        BootImage.MultibootKernel kernel = (BootImage.MultibootKernel) recognise(file);
        assertThat(kernel.elf()).isNull();
        assertThat(kernel.header().loadAddress()).isEqualTo(0x100000);
        assertThat(kernel.header().entry()).isEqualTo(0x100080);
    }

    @Test
    void aWrongMultibootChecksumIsNoHeader() throws Exception {
        byte[] header = multiboot1(0);
        header[8]++;
        assertThat(recognise(KernelBuilder.halting().load(ElfSegment.READ, 0x300000, header, 12).build())).isInstanceOf(BootImage.ElfKernel.class);
    }

    @Test
    void anIsoWithElToritoIsACdEvenWithAnMbr() throws Exception {
        byte[] cd = cd(true);
        BootImage.Iso9660 iso = (BootImage.Iso9660) recognise(cd);
        assertThat(iso.volume()).isEqualTo("MY KERNEL");
        assertThat(iso.boot()).isEqualTo(new ElToritoEntry(ElToritoEntry.Emulation.NONE, 0x7c0, 4, 20));
        cd[0] = (byte) 0xeb;
        cd[510] = 0x55;
        cd[511] = (byte) 0xaa;
        assertThat(recognise(cd)).isInstanceOf(BootImage.Iso9660.class);
    }

    @Test
    void anIsoWithoutElToritoDoesNotBootUnlessItHasAnMbr() throws Exception {
        byte[] cd = cd(false);
        refuse(cd, Reason.CD_WITHOUT_BOOT);
        cd[0] = (byte) 0xeb;
        cd[510] = 0x55;
        cd[511] = (byte) 0xaa;
        assertThat(recognise(cd)).isInstanceOf(BootImage.RawDisk.class);
    }

    @Test
    void whatDoesNotBootSaysWhy() throws Exception {
        assertThat(refuse(new byte[0], Reason.EMPTY).found()).isEqualTo("an empty file");
        assertThat(refuse(Arrays.copyOf(disk(512), 511), Reason.TOO_SHORT).found()).isEqualTo("a file of 511 bytes");
        assertThat(refuse(new byte[] {(byte) 0xfa}, Reason.TOO_SHORT).found()).isEqualTo("a file of 1 byte");
        refuse("fn main() {}\n".getBytes(StandardCharsets.UTF_8), Reason.TEXT);
        refuse("[package]\nname = \"Äpfel\"\n".repeat(100).getBytes(StandardCharsets.UTF_8), Reason.TEXT);
        refuse(new byte[100_000], Reason.ALL_ZEROS);
        byte[] unsigned = disk(4096);
        unsigned[511] = 0x12;
        assertThat(refuse(unsigned, Reason.NO_SIGNATURE).found()).contains("bytes 510 and 511 are 55 12");
    }

    @Test
    void aDiskWithoutBootCodeIsADataDiskOrForUefi() throws Exception {
        byte[] data = partition(disk(8192), 0, 0, 0x83, 1, 15);
        data[0] = 0;
        refuse(data, Reason.NO_BOOT_CODE);
        assertThat(refuse(gptDisk(), Reason.UEFI_ONLY).found()).contains("GPT");
        byte[] bootable = gptDisk();
        bootable[0] = (byte) 0xeb;
        BootImage.RawDisk both = (BootImage.RawDisk) recognise(bootable);
        assertThat(both.partitions().kind()).isEqualTo(PartitionTable.Kind.GPT);
        assertThat(both.partitions().partitions()).containsExactly(new Partition(1, false, -1, "boot", 34, 10));
    }

    @Test
    void elfFilesThatAreNoKernelsAreNamed() throws Exception {
        assertThat(refuse(KernelBuilder.halting().machine(183).build(), Reason.OTHER_MACHINE).found()).isEqualTo("an ELF for AArch64");
        assertThat(refuse(KernelBuilder.halting().machine(243).build(), Reason.OTHER_MACHINE).found()).contains("RISC-V");
        refuse(KernelBuilder.halting().type(ElfHeader.ET_REL).build(), Reason.NOT_A_KERNEL);
        refuse(Arrays.copyOf(KernelBuilder.halting().build(), 90), Reason.DAMAGED_ELF);
    }

    @ParameterizedTest
    @CsvSource({"'QFI\u00fb', qcow2", "'MZ\u0090', PE file", "'PK\u0003\u0004', zip", "'\u001f\u008b\u0008', gzip", "'!<arch>\n', static library",
        "'KDMV', VMDK", "'\u00fd7zXZ', compressed", "'vhdxfile', VHDX"})
    void otherFormatsAreNamed(String magic, String name) throws Exception {
        byte[] file = Arrays.copyOf(magic.getBytes(StandardCharsets.ISO_8859_1), 2000);
        assertThat(((NotBootable) recognise(file)).found()).contains(name);
    }

    @Test
    void aLinuxKernelIsNoBootDiskThoughItHasASignature() throws Exception {
        byte[] kernel = disk(8192);
        put(kernel, 0x202, "HdrS");
        refuse(kernel, Reason.LINUX_KERNEL);
    }

    @Test
    void filesAreRecognisedByPath() throws Exception {
        Path image = Files.write(folder.resolve("a.bin"), disk(1024));
        assertThat(BootImages.recognise(image)).isInstanceOf(BootImage.RawDisk.class);
        assertThat(((NotBootable) BootImages.recognise(folder)).reason()).isEqualTo(Reason.DIRECTORY);
        assertThatThrownBy(() -> BootImages.recognise(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        BootImage.ElfKernel kernel = (BootImage.ElfKernel) BootImages.recognise(Files.write(folder.resolve("k.elf"), DemoImage.kernel()));
        assertThat(kernel.elf().symbols()).as("readable after the file was closed").isNotEmpty();
    }

    @Test
    void requireThrowsWhatTheUserIsToBeTold() {
        assertThatThrownBy(() -> BootImages.require(ImageSource.of(new byte[0]))).isInstanceOf(ImageFormatException.class)
                .hasMessageStartingWith("an empty file; expected ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedMediaNeverFail(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        byte[][] media = {gptDisk(), cd(true), DemoImage.bytes(), DemoImage.kernel(), disk(8192)};
        for (int round = 0; round < 3_000; round++) {
            byte[] whole = media[random.nextInt(media.length)];
            byte[] damaged = Arrays.copyOf(whole, random.nextBoolean() ? whole.length : random.nextInt(whole.length));
            for (int i = random.nextInt(20); i > 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(recognise(damaged).describe()).isNotEmpty();
            assertThat(ImageSurvey.of(ImageSource.of(damaged)).image()).isNotNull();
        }
    }

    private static byte[] multiboot1(int flags) {
        return KernelBuilder.buffer(12).putInt(0x1badb002).putInt(flags).putInt(-(0x1badb002 + flags)).array();
    }

    private static byte[] gptDisk() {
        byte[] disk = partition(new byte[64 * 512], 0, 0, 0xee, 1, 63);
        disk[510] = 0x55;
        disk[511] = (byte) 0xaa;
        put(disk, 512, "EFI PART");
        ByteBuffer b = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(512 + 72, 2).putInt(512 + 80, 128).putInt(512 + 84, 128);
        b.putLong(1024, 0x1234).putLong(1024 + 32, 34).putLong(1024 + 40, 43);
        byte[] name = "boot".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, disk, 1024 + 56, name.length);
        return disk;
    }

    private static byte[] cd(boolean bootable) {
        byte[] cd = new byte[24 * CD_SECTOR];
        put(cd, 16 * CD_SECTOR, "\u0001CD001\u0001");
        put(cd, 16 * CD_SECTOR + 40, "MY KERNEL                       ");
        if (bootable) {
            put(cd, 17 * CD_SECTOR, "\0CD001\u0001EL TORITO SPECIFICATION");
            ByteBuffer b = ByteBuffer.wrap(cd).order(ByteOrder.LITTLE_ENDIAN);
            b.putInt(17 * CD_SECTOR + 71, 19);
            int catalogue = 19 * CD_SECTOR;
            b.put(catalogue, (byte) 1).put(catalogue + 30, (byte) 0x55).put(catalogue + 31, (byte) 0xaa);
            b.put(catalogue + 32, (byte) 0x88).putShort(catalogue + 38, (short) 4).putInt(catalogue + 40, 20);
        }
        return cd;
    }

    private static void put(byte[] target, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, target, at, text.length());
    }
}
