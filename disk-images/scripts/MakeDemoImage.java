import dev.emu64.image.ImageSource;
import dev.emu64.image.MkImage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by assemble.sh: KERNEL.elf IMAGE. */
class MakeDemoImage {

    public static void main(String[] arguments) throws Exception {
        byte[] kernel = Files.readAllBytes(Path.of(arguments[0]));
        Files.write(Path.of(arguments[1]), new MkImage().image(ImageSource.of(kernel)));
    }
}
