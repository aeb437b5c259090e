package dev.emu64.cli.command;

import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.UserError;
import dev.emu64.cli.options.Amount;
import dev.emu64.cli.suite.ImageSuite;
import dev.emu64.cli.suite.SuiteChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emu test}. */
@Command(name = "test", header = "Boot every image of a folder and compare with what is expected",
        description = {"Takes all *.bin, *.img, *.iso and *.elf below the folder, and the files beside each:", "",
            "  NAME.screen  the final screen (or NAME.txt); {{any}} stands for any text",
            "  NAME.exit    the exit code, where it is not 0",
            "  NAME.script  steps to take, as for --script",
            "  NAME.args    further options of the boot", "",
            "With TEST_TOTAL_SHARDS and TEST_SHARD_INDEX in the environment, runs that share of the tests. "
            + "Exit code 0 when all tests pass, else 12. The last line is: N passed, M failed"},
        footerHeading = "%nExamples:%n", footer = {"  emu test tests/images", "  emu test tests/images --report target/junit.xml -j 4", "  emu test tests/images --only keyboard --update"})
final class TestCommand extends SubCommand {
    @Parameters(index = "0", paramLabel = "DIR", description = "the folder")
    private String folder;

    @Option(names = {"-j", "--jobs"}, paramLabel = "N", description = "tests at a time; one for each processor unless given")
    private Integer jobs;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "60s", description = "limit of each test on the host's clock (60s)")
    private String timeout;

    @Option(names = "--only", paramLabel = "TEXT", description = "only tests with TEXT in their names")
    private String only;

    @Option(names = "--report", paramLabel = "FILE", description = "write the results as JUnit XML")
    private String report;

    @Option(names = "--update", description = "make what happens the expected: writes NAME.screen, and NAME.exit where it is not 0")
    private boolean update;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        if (jobs != null && jobs < 1) {
            throw UserError.usage("--jobs " + jobs + ": at least one");
        }
        Amount.nanos("--timeout", timeout);
        int workers = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
        return new ImageSuite(new SuiteChoice(folder, workers, timeout, only, report, update), console, cancellation).run(System.getenv());
    }
}
