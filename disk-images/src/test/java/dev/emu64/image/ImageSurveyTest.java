package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageSurveyTest {

    private static final int LOADER_SECTORS = 100;

    /** As bootimage lays it out: boot sector, the rest of the loader, the kernel's ELF at a sector. */
    private static byte[] bootimage(byte[] kernel) {
        byte[] image = new byte[LOADER_SECTORS * 512 + (kernel.length + 511) / 512 * 512];
        text(image, 0x112, "Booting (first stage)...");
        image[510] = 0x55;
        image[511] = (byte) 0xaa;
        text(image, 9000, "\0/home/me/.cargo/registry/src/bootloader-0.9.35/src/main.rs\0");
        System.arraycopy(kernel, 0, image, LOADER_SECTORS * 512, kernel.length);
        return image;
    }

    private static void text(byte[] image, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, image, at, text.length());
    }

    private static ImageSurvey survey(byte[] image) throws Exception {
        return ImageSurvey.of(ImageSource.of(image));
    }

    @Test
    void findsKernelAndLoaderVersion() throws Exception {
        ImageSurvey survey = survey(bootimage(DemoImage.kernel()));
        assertThat(survey.kernel().offset()).isEqualTo(LOADER_SECTORS * 512);
        assertThat(survey.kernel().bytes()).isEqualTo(DemoImage.kernel().length);
        assertThat(survey.kernel().elf().symbols()).extracting(ElfSymbol::name).contains("_start", "echo");
        assertThat(survey.loaderVersion()).isEqualTo("0.9.35");
        assertThat(survey.remarks()).isEmpty();
    }

    @Test
    void findsTheVersionInLongerCrateNames() throws Exception {
        byte[] image = bootimage(DemoImage.kernel());
        text(image, 9000, "/x/bootloader-x86_64-bios-stage-2-0.11.17/src/main.rs");
        assertThat(survey(image).loaderVersion()).isEqualTo("0.11.17");
    }

    @Test
    void aVersionIsNotMadeUp() throws Exception {
        byte[] image = bootimage(DemoImage.kernel());
        text(image, 9000, "/x/bootloader-locator-and-a-long-tail/src/main.rs not bootloader-0.9");
        assertThat(survey(image).loaderVersion()).isNull();
    }

    @Test
    void tellsHowMuchOfTheKernelIsCutOff() throws Exception {
        byte[] kernel = DemoImage.kernel();
        byte[] cut = Arrays.copyOf(bootimage(kernel), LOADER_SECTORS * 512 + 8192);
        assertThat(survey(cut).remarks()).containsExactly(
                "cut off: the last " + (kernel.length - 8192) + " of the kernel's " + kernel.length + " bytes are missing");
        assertThat(survey(Arrays.copyOf(cut, 20_000)).remarks()).anyMatch(remark -> remark.startsWith("no kernel found"))
                .anyMatch(remark -> remark.contains("no multiple of 512"));
    }

    @Test
    void tellsThatAPartitionEndsBehindTheImage() throws Exception {
        byte[] cut = Arrays.copyOf(DemoImage.bytes(), DemoImage.bytes().length - 512);
        assertThat(survey(cut).remarks()).contains("cut off: partition 1 ends 512 bytes behind the end of the image");
        assertThat(survey(DemoImage.bytes()).remarks()).isEmpty();
    }
}
