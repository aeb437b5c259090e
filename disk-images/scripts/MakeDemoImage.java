import dev.emu64.image.ImageSource;
import dev.emu64.image.MkImage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by assemble.sh: KERNEL.elf IMAGE. */
class MakeDemoImage {

    public static void main(String[] arguments) throws Exception {
        byte[] kernel = Files.readAllBytes(Path.of(arguments[0]));
        MkImage smallest = new MkImage(MkImage.DEFAULT_STACK_BYTES, MkImage.Padding.SECTOR);
        Files.write(Path.of(arguments[1]), smallest.image(ImageSource.of(kernel)));
    }
}
