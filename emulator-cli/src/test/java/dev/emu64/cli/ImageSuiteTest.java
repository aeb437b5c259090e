package dev.emu64.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code emu test}: folders of images with what is expected of them. */
class ImageSuiteTest {
    @TempDir
    private Path folder;

    private void put(String name, Guest guest) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, guest.image());
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandLineRun test(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "test";
        args[1] = folder.toString();
        System.arraycopy(options, 0, args, 2, options.length);
        return CommandLineRun.of(args);
    }

    private void threeThatPass() throws IOException {
        put("hi.img", Guest.SAYS_HI);
        put("hi.screen", "H{{any}}\n");
        put("leaves.bin", Guest.EXITS_33);
        put("leaves.args", "# the device\n-device \"isa-debug-exit,iobase=0xf4\"\n");
        put("leaves.exit", "33\n");
        put("keys/echo.img", Guest.ECHOES_KEYS);
        put("keys/echo.script", "type \"hello\"\nwait \"hello\"\n");
    }

    @Test
    void everyImageIsHeldAgainstTheFilesBesideIt() throws IOException {
        threeThatPass();
        CommandLineRun run = test();
        assertThat(run.out()).isEqualTo("pass hi\npass keys/echo\npass leaves\n3 passed, 0 failed\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void theOutputIsTheSameWithAnyNumberOfJobs() throws IOException {
        threeThatPass();
        for (int i = 0; i < 8; i++) {
            put("more" + i + ".img", i % 2 == 0 ? Guest.SAYS_HI : Guest.TRIPLE_FAULTS);
        }
        CommandLineRun one = test("--jobs", "1");
        assertThat(one.out()).endsWith("7 passed, 4 failed\n");
        assertThat(test("--jobs", "4").out()).isEqualTo(one.out());
    }

    @Test
    void failuresTellWhatWasExpected() throws IOException {
        put("hi.img", Guest.SAYS_HI);
        put("hi.txt", "Ho\n");
        put("leaves.img", Guest.EXITS_33);
        put("leaves.args", "--debug-exit");
        put("falls.img", Guest.TRIPLE_FAULTS);
        put("nothing.img", "no image");
        put("waits.img", Guest.SAYS_HI);
        put("waits.script", "wait \"login:\"\n");
        CommandLineRun run = test();
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.out()).contains("FAIL hi\n     the screen is not as in hi.txt\n", "Ho       # Hi",
                "FAIL leaves\n     exit code 33, expected 0\n", "FAIL falls\n     exit code 4, expected 0\n", "FAIL nothing\n",
                "waits.script:1: wait \"login:\"");
        assertThat(run.out()).endsWith("0 passed, 5 failed\n");
    }

    @Test
    void updateMakesWhatHappensTheExpectedAndKeepsMasks() throws IOException {
        put("hi.img", Guest.SAYS_HI);
        put("hi.screen", "H{{any}}\n");
        put("leaves.img", Guest.EXITS_33);
        put("leaves.args", "--debug-exit");
        put("falls.img", Guest.TRIPLE_FAULTS);
        put("other.img", Guest.SAYS_HI);
        put("other.screen", "Ho\n");
        assertThat(test("--update").exitCode()).isZero();
        assertThat(folder.resolve("hi.screen")).hasContent("H{{any}}");
        assertThat(folder.resolve("other.screen")).hasContent("Hi");
        assertThat(folder.resolve("leaves.exit")).hasContent("33");
        assertThat(folder.resolve("falls.exit")).hasContent("4");
        assertThat(folder.resolve("hi.exit")).doesNotExist();
        assertThat(test().out()).endsWith("4 passed, 0 failed\n");
    }

    @Test
    void theReportIsJunitsXml() throws Exception {
        threeThatPass();
        put("falls <&>.img", Guest.TRIPLE_FAULTS);
        Path report = folder.resolve("reports/junit.xml");
        assertThat(test("--report", report.toString()).exitCode()).isEqualTo(12);
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        Element failed = (Element) xml.getElementsByTagName("failure").item(0);
        assertThat(failed.getAttribute("message")).isEqualTo("exit code 4, expected 0");
        assertThat(((Element) failed.getParentNode()).getAttribute("name")).isEqualTo("falls <&>");
        Element second = (Element) xml.getElementsByTagName("testcase").item(1);
        assertThat(second.getAttribute("name")).isEqualTo("hi");
        assertThat(second.getElementsByTagName("system-out").item(0).getTextContent()).startsWith("Hi");
    }

    @Test
    void onlySomeRunWhereSomeAreNamed() throws IOException {
        threeThatPass();
        assertThat(test("--only", "ec").out()).isEqualTo("pass keys/echo\n1 passed, 0 failed\n");
        assertThat(test("--only", "none").exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderWithoutImagesIsAMistake() throws IOException {
        put("readme.txt", "nothing here");
        CommandLineRun run = test();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected images").hasLineCount(1);
        assertThat(CommandLineRun.of("test", folder.resolve("missing").toString()).exitCode()).isEqualTo(14);
        assertThat(CommandLineRun.of("test").exitCode()).isEqualTo(2);
        assertThat(test("--jobs", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void whatCannotBeRunIsAnErrorAndTheOthersGoOn() throws Exception {
        threeThatPass();
        put("nothing.img", "no image");
        put("options.img", Guest.SAYS_HI);
        put("options.args", "--frobnicate");
        put("steps.img", Guest.SAYS_HI);
        put("steps.script", "dance\n");
        put("code.img", Guest.SAYS_HI);
        put("code.exit", "zero\n");
        put("falls.img", Guest.TRIPLE_FAULTS);
        Path report = folder.resolve("junit.xml");
        CommandLineRun run = test("--report", report.toString());
        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(run.out()).contains("code.exit: expected an exit code from 0 to 255, found \"zero\"", "unknown option --frobnicate",
                "steps.script:1: unknown step dance").endsWith("3 passed, 5 failed\n");
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("errors")).isEqualTo("4");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(4);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    }
}
