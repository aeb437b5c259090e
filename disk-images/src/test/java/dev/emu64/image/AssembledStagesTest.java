package dev.emu64.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssembledStagesTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"boot.asm, boot.bin", "stage2.asm, stage2.bin", "demo/demo.asm, demo.elf"})
    void committedBytesAreWhatTheirSourceGives(String source, String resource) throws Exception {
        assertThat(Tool.assemble(Tool.ASM.resolve(source), temporary)).isEqualTo(BootStages.resource(resource));
    }

    @Test
    void demoImageIsWhatMkImageMakesOfTheDemoKernel() throws Exception {
        MkImage smallest = new MkImage(MkImage.DEFAULT_STACK_BYTES, MkImage.Padding.SECTOR);
        assertThat(smallest.image(ImageSource.of(DemoImage.kernel()))).isEqualTo(DemoImage.bytes());
        assertThat(DemoImage.bytes()).hasSizeLessThan(64 * 1024);
    }

    @ParameterizedTest
    @CsvSource({"STAGE2_SECTORS", "LOWEST_VIRTUAL", "PHYSICAL_MEMORY", "STACK_AREA", "PIE_BASE"})
    void constantsOfTheStagesAndOfTheImageMakerAgree(String name) throws Exception {
        Matcher line = Pattern.compile("(?m)^" + name + "\\s+equ\\s+(\\S+)").matcher(Files.readString(Tool.ASM.resolve("layout.inc")));
        assertThat(line.find()).isTrue();
        long inAssembly = line.group(1).startsWith("0x") ? Long.parseUnsignedLong(line.group(1).substring(2), 16)
                : Long.parseLong(line.group(1));
        long inJava = switch (name) {
            case "STAGE2_SECTORS" -> BootStages.STAGE_2_SECTORS;
            case "LOWEST_VIRTUAL" -> KernelCheck.LOWEST_VIRTUAL;
            case "PHYSICAL_MEMORY" -> slot(KernelCheck.PHYSICAL_MEMORY_SLOT);
            case "STACK_AREA" -> slot(KernelCheck.STACK_SLOT);
            default -> KernelCheck.PIE_BASE;
        };
        assertThat(inAssembly).isEqualTo(inJava);
    }

    private static long slot(int index) {
        return (long) index << 39 | 0xffffL << 48;
    }
}
