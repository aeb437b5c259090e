package dev.emu64.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** A run over many vector files and its report, line by line: what {@code emu vectors} prints. */
public final class VectorSuite {
    private static final int FAILURES_SHOWN = 20;

    private final VectorRun run;
    private final String only;
    private final Consumer<String> report;
    private long passed;
    private long failed;

    /**
     * @param engine      see {@link VectorRun}
     * @param allFailures whether to show all failing cases of a file rather than the first {@value #FAILURES_SHOWN}
     * @param only        the id of the one case to run, or null for all
     * @param report      receives the lines
     */
    public VectorSuite(EngineKind engine, boolean allFailures, String only, Consumer<String> report) {
        run = new VectorRun(engine, allFailures ? Integer.MAX_VALUE : FAILURES_SHOWN, only);
        this.only = only;
        this.report = report;
    }

    /**
     * Runs the files and reports {@code FILE passed/total}, then the failing cases, for each, and last
     * {@code N passed, M failed}.
     *
     * @return whether no case failed
     * @throws IOException              if a file cannot be read
     * @throws IllegalArgumentException if one is no vector file; the message names it
     */
    public boolean run(List<? extends VectorSource> sources) throws IOException {
        for (VectorSource source : sources) {
            if (mayHold(source.name())) {
                report(source.name(), result(source));
            }
        }
        report.accept(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    /** A file named as its cases begin: long64-alu.jsonl.gz holds long64-alu-00426. */
    private boolean mayHold(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = file.indexOf('.');
        return only == null || dot < 0 || only.startsWith(file.substring(0, dot) + "-") || !file.contains("-");
    }

    private FileResult result(VectorSource source) throws IOException {
        try (InputStream in = source.open()) {
            return run.run(in);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(source.name() + ": " + malformed.getMessage(), malformed);
        }
    }

    private void report(String name, FileResult result) {
        passed += result.passed();
        failed += result.failed();
        String counts = name + " " + result.passed() + "/" + result.total();
        report.accept(result.skipped() == null ? counts : counts + " skipped: " + result.skipped());
        for (Failure failure : result.failures()) {
            report.accept("  " + failure.id() + " " + failure.instruction());
            for (String difference : failure.differences()) {
                report.accept("    " + difference);
            }
        }
        int hidden = result.failed() - result.failures().size();
        if (hidden > 0) {
            report.accept("  ... and " + hidden + " more");
        }
    }
}
