package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

/** {@code --record}. */
class RecordingTest {
    @TempDir
    private Path folder;

    private CommandLineRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(0, "--screen");
        all.add(1, "text");
        CommandLineRun run = CommandLineRun.of(all.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void aCastPlaysBackToTheFinalScreen() throws IOException {
        CommandLineRun run = run("--record", file("run.cast").toString(), "--type", "hello \"\\\\\"", Guest.ECHOES_KEYS.in(folder));
        RecordedTerminal played = new RecordedTerminal(Files.readAllLines(file("run.cast")));
        assertThat(played.text()).isEqualTo(run.out()).contains("hello");
        assertThat(played.times()).isSorted().hasSizeGreaterThan(2);
        assertThat(played.cursorShown()).isTrue();
    }

    @Test
    void fullRowsAndANarrowerModeOnTheWayPlayBackTheSame() throws IOException {
        CommandLineRun run = run("--record", file("run.cast").toString(), Guest.FILLS_ROWS_OF_80_AND_40.in(folder));
        RecordedTerminal played = new RecordedTerminal(Files.readAllLines(file("run.cast")));
        assertThat(Files.readString(file("run.cast"))).contains("\"r\", \"40x25\"").contains("X".repeat(80));
        assertThat(played.text()).isEqualTo(run.out()).contains("X".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cast", "gif", "svg"})
    void equalRunsMakeEqualRecordingsWithEveryEngine(String kind) {
        String image = Guest.ECHOES_KEYS.in(folder);
        run("--record", file("1." + kind).toString(), "--type", "hello", image);
        run("--record", file("2." + kind).toString(), "--type", "hello", image);
        run("--record", file("3." + kind).toString(), "--type", "hello", "--cpu", "interpreter", image);
        assertThat(file("1." + kind)).hasSameBinaryContentAs(file("2." + kind)).hasSameBinaryContentAs(file("3." + kind));
    }

    @Test
    void recordingChangesNothingInTheGuest() throws IOException {
        run("--result", file("without.json").toString(), "--type", "hello", Guest.ECHOES_KEYS.in(folder));
        run("--result", file("with.json").toString(), "--record", file("run.cast").toString(), "--type", "hello", Guest.ECHOES_KEYS.in(folder));
        assertThat(guestLines("with.json")).isEqualTo(guestLines("without.json")).hasSizeGreaterThan(5);
    }

    private List<String> guestLines(String name) throws IOException {
        return List.of(Files.readString(file(name)).replaceAll("\"(hostNanos|mips)\": ?[0-9.]+", "").split(","));
    }

    @Test
    void theLastPictureOfAGifIsTheScreenshot() throws IOException {
        run("--record", file("run.gif").toString(), "--screen", "png=" + file("end.png"), "--type", "hello", Guest.ECHOES_KEYS.in(folder));
        List<BufferedImage> pictures = pictures(file("run.gif"));
        assertThat(pictures).hasSizeGreaterThan(1);
        same(pictures.get(pictures.size() - 1), ImageIO.read(file("end.png").toFile()));
        assertThat(lit(pictures.get(pictures.size() - 1))).isGreaterThan(lit(pictures.get(0)));
    }

    @Test
    void aGifOfPicturesHasAllTheirColours() throws IOException {
        run("--record", file("run.gif").toString(), "--screen", "png=" + file("end.png"), Guest.DRAWS_256_COLOURS.in(folder));
        List<BufferedImage> pictures = pictures(file("run.gif"));
        BufferedImage last = pictures.get(pictures.size() - 1);
        BufferedImage end = ImageIO.read(file("end.png").toFile());
        assertThat(last.getWidth()).as("as wide as the text screen before").isEqualTo(720);
        same(last.getSubimage(0, 0, end.getWidth(), end.getHeight()), end);
        assertThat(lit(last.getSubimage(end.getWidth(), 0, 720 - end.getWidth(), 400))).as("beside the picture").isZero();
    }

    @Test
    void anSvgPlaysToTheScreenshot() throws IOException {
        run("--record", file("run.svg").toString(), "--screen", "png=" + file("end.png"), "--screen", "svg=" + file("end.svg"),
                "--type", "hello", Guest.ECHOES_KEYS.in(folder));
        BufferedImage end = ImageIO.read(file("end.png").toFile());
        same(SvgPicture.at(file("run.svg"), 1000), end);
        same(SvgPicture.at(file("end.svg"), 0), end);
        BufferedImage before = SvgPicture.at(file("run.svg"), 0);
        assertThat(lit(before)).as("the cursor alone").isEqualTo(9 * 2);
        assertThat(SvgPicture.document(file("run.svg")).getTextContent()).contains("hello");
    }

    @Test
    void anSvgOfPicturesGoesFromTextToTheLastPicture() throws IOException {
        run("--record", file("run.svg").toString(), "--screen", "png=" + file("end.png"), Guest.DRAWS_256_COLOURS.in(folder));
        BufferedImage end = ImageIO.read(file("end.png").toFile());
        BufferedImage last = SvgPicture.at(file("run.svg"), 1000);
        same(last.getSubimage(0, 0, end.getWidth(), end.getHeight()), end);
        assertThat(lit(last.getSubimage(end.getWidth(), 0, 720 - end.getWidth(), 400))).as("beside the picture").isZero();
    }

    /** The GIF is the judge: both are drawn by different means. */
    @Test
    void gifAndSvgShowTheSameAtTheSameTime() throws IOException {
        String image = Guest.FILLS_ROWS_OF_80_AND_40.in(folder);
        run("--record", file("run.gif").toString(), image);
        run("--record", file("run.svg").toString(), image);
        List<BufferedImage> pictures = pictures(file("run.gif"));
        assertThat(pictures).hasSize(3);
        same(SvgPicture.at(file("run.svg"), 0), pictures.get(0));
        same(SvgPicture.at(file("run.svg"), 0.03), pictures.get(1));
        same(SvgPicture.at(file("run.svg"), 1), pictures.get(2));
    }

    /** All pictures, each with what stays of those before. */
    private static List<BufferedImage> pictures(Path file) throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            BufferedImage whole = new BufferedImage(reader.getWidth(0), reader.getHeight(0), BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                Node descriptor = root.getElementsByTagName("ImageDescriptor").item(0);
                Graphics2D graphics = whole.createGraphics();
                graphics.drawImage(reader.read(i), number(descriptor, "imageLeftPosition"), number(descriptor, "imageTopPosition"), null);
                graphics.dispose();
                BufferedImage copy = new BufferedImage(whole.getWidth(), whole.getHeight(), BufferedImage.TYPE_INT_RGB);
                whole.copyData(copy.getRaster());
                pictures.add(copy);
                assertThat(number(root.getElementsByTagName("GraphicControlExtension").item(0), "delayTime")).isGreaterThanOrEqualTo(2);
            }
        } finally {
            reader.dispose();
        }
        return pictures;
    }

    private static int number(Node node, String attribute) {
        return Integer.parseInt(node.getAttributes().getNamedItem(attribute).getNodeValue());
    }

    private static void same(BufferedImage picture, BufferedImage expected) {
        assertThat(picture.getWidth()).isEqualTo(expected.getWidth());
        assertThat(picture.getHeight()).isEqualTo(expected.getHeight());
        for (int y = 0; y < expected.getHeight(); y++) {
            for (int x = 0; x < expected.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xffffff) != (expected.getRGB(x, y) & 0xffffff)) {
                    throw new AssertionError("pixel " + x + "," + y + " is " + Integer.toHexString(picture.getRGB(x, y))
                            + " and not " + Integer.toHexString(expected.getRGB(x, y)));
                }
            }
        }
    }

    private static int lit(BufferedImage picture) {
        int lit = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                lit += (picture.getRGB(x, y) & 0xffffff) == 0 ? 0 : 1;
            }
        }
        return lit;
    }

    @Test
    void otherEndingsAreRefusedBeforeTheRun() {
        CommandLineRun run = CommandLineRun.of("--record", file("run.avi").toString(), Guest.SAYS_HI.in(folder));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(".cast").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }
}
