package dev.emu64.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.run.Interpreter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The runner must fail for the right reason: recorded cases, falsified one way at a time. */
class VectorRunTest {
    /** Stores to memory: {@code mov [x], r} in long mode. */
    private static final String STORE = "{\"id\":\"long64-mov-x\",\"bytes\":\"8903\",\"asm\":\"mov dword ptr [rbx], eax\","
        + "\"in\":{\"rbx\":\"110800\",\"rax\":\"11223344\",\"rip\":\"100100\"},\"mem\":[[\"100100\",\"8903\"]],"
        + "\"out\":{\"rip\":\"100102\"},\"outMem\":[[\"110800\",\"44332211\"]],\"exc\":null,\"undef\":{}}";
    private static final String ADD = "{\"id\":\"long64-alu-x\",\"bytes\":\"01d8\",\"asm\":\"add eax, ebx\","
        + "\"in\":{\"rbx\":\"1\",\"rax\":\"7fffffff\",\"rip\":\"100100\"},\"mem\":[[\"100100\",\"01d8\"]],"
        + "\"out\":{\"rip\":\"100102\",\"rax\":\"80000000\",\"rflags\":\"a96\"},\"outMem\":[],\"exc\":null,\"undef\":{}}";
    private static final String DIVIDE_BY_ZERO = "{\"id\":\"long64-muldiv-x\",\"bytes\":\"f7f3\",\"asm\":\"div ebx\","
        + "\"in\":{\"rbx\":\"0\",\"rip\":\"100100\",\"rflags\":\"202\"},\"mem\":[[\"100100\",\"f7f3\"]],"
        + "\"out\":{\"rip\":\"c000\",\"rsp\":\"dfd8\",\"rflags\":\"2\",\"cs\":{\"sel\":\"10\",\"base\":\"0\",\"limit\":\"ffffffff\",\"attr\":\"a09b\"},"
        + "\"ss\":{\"sel\":\"0\",\"base\":\"0\",\"limit\":\"0\",\"attr\":\"0\"}},"
        + "\"outMem\":[[\"dfd8\",\"00011000000000003300000000000000020201000000000000201200000000002b00000000000000\"]],"
        + "\"exc\":{\"vector\":0},\"undef\":{}}";

    private static String environment() throws IOException {
        try (InputStream in = new GZIPInputStream(VectorRunTest.class.getResourceAsStream("/dev/emu64/vectors/long64-alu.jsonl.gz"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.substring(0, text.indexOf('\n'));
        }
    }

    private static InputStream file(String... lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (String line : lines) {
                gzip.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static FileResult run(String... cases) throws IOException {
        List<String> lines = new ArrayList<>(List.of(cases));
        lines.add(0, environment());
        return new VectorRun(Interpreter::new, 10, null).run(file(lines.toArray(String[]::new)));
    }

    private static List<String> differences(String recorded, UnaryOperator<String> falsified) throws IOException {
        String changed = falsified.apply(recorded);
        assertThat(changed).isNotEqualTo(recorded);
        FileResult result = run(recorded, changed, recorded);
        assertThat(result.passed()).isEqualTo(2);
        assertThat(result.failures()).hasSize(1);
        return result.failures().get(0).differences();
    }

    @Test
    void casesAsRecordedPass() throws IOException {
        FileResult result = run(STORE, ADD, DIVIDE_BY_ZERO, ADD, STORE);
        assertThat(result.failures()).isEmpty();
        assertThat(result.passed()).isEqualTo(5);
        assertThat(result.mode()).isEqualTo("long64");
    }

    @Test
    void aWrongRegisterIsNamedWithBothValues() throws IOException {
        assertThat(differences(ADD, line -> line.replace("\"rax\":\"80000000\"", "\"rax\":\"80000001\"")))
            .containsExactly("rax want 80000001 got 80000000");
    }

    @Test
    void aRegisterThatShouldNotHaveChangedIsNamed() throws IOException {
        assertThat(differences(ADD, line -> line.replace(",\"rax\":\"80000000\"", "")))
            .containsExactly("rax want 7fffffff got 80000000");
    }

    @Test
    void undefinedFlagsAreNotJudgedButTheOthersAre() throws IOException {
        String af = ADD.replace("a96", "a86");
        assertThat(run(af.replace("\"undef\":{}", "\"undef\":{\"rflags\":\"10\"}")).failed()).isZero();
        assertThat(differences(ADD, line -> line.replace("a96", "a86"))).containsExactly("rflags want a86 got a96");
    }

    @Test
    void aWrongByteInMemoryIsNamed() throws IOException {
        assertThat(differences(STORE, line -> line.replace("\"44332211\"]]", "\"44332212\"]]")))
            .containsExactly("memory 110803 want 12 got 11");
    }

    @Test
    void aWriteThatTheCaseDoesNotNameIsFound() throws IOException {
        assertThat(differences(STORE, line -> line.replace("[[\"110800\",\"44332211\"]]", "[]")))
            .containsExactly("memory 110800 written, got 44");
    }

    @Test
    void aStrayWriteToAPageThatNoCaseNamesIsPinnedToItsCase() throws IOException {
        String stray = STORE.replace("110800", "113800").replace("[[\"113800\",\"44332211\"]]", "[]").replace("mov-x", "mov-stray");
        FileResult result = run(ADD, ADD, stray, ADD, STORE);
        assertThat(result.passed()).isEqualTo(4);
        assertThat(result.failures().get(0).id()).isEqualTo("long64-mov-stray");
        assertThat(result.failures().get(0).differences()).containsExactly("memory 113800 written, got 44");
    }

    @Test
    void aStrayWriteHiddenByALaterCaseIsPinnedToItsCase() throws IOException {
        String stray = STORE.replace("[[\"110800\",\"44332211\"]]", "[]").replace("mov-x", "mov-stray");
        FileResult result = run(ADD, stray, STORE);
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).id()).isEqualTo("long64-mov-stray");
    }

    @Test
    void anotherExceptionIsNamed() throws IOException {
        assertThat(differences(DIVIDE_BY_ZERO, line -> line.replace("\"vector\":0", "\"vector\":13")))
            .containsExactly("exception want 13 got 0");
    }

    @Test
    void onlyTheCaseAskedForRuns() throws IOException {
        InputStream file = file(environment(), ADD, STORE);
        FileResult result = new VectorRun(null, 10, "long64-mov-x").run(file);
        assertThat(result.total()).isOne();
    }

    @Test
    void aFileOfAnotherFormatIsRefused() {
        assertThatThrownBy(() -> new VectorRun(null, 10, null).run(file("{\"format\":\"other\"}")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not a vector file");
    }

    @Test
    void theSuiteReportsFilesFailuresAndTheSum() throws IOException {
        List<String> report = new ArrayList<>();
        String wrong = ADD.replace("\"rax\":\"80000000\"", "\"rax\":\"1\"");
        VectorSource source = new VectorSource() {
            @Override
            public String name() {
                return "folder/long64-alu.jsonl.gz";
            }

            @Override
            public InputStream open() throws IOException {
                return file(environment(), ADD, wrong);
            }
        };
        boolean good = new VectorSuite(null, false, null, report::add).run(List.of(source));
        assertThat(good).isFalse();
        assertThat(report).containsExactly("folder/long64-alu.jsonl.gz 1/2", "  long64-alu-x add eax, ebx",
            "    rax want 1 got 80000000", "1 passed, 1 failed");
    }

    @Test
    void tolerancesReachOverAPowerOfTwo() {
        assertThat(Judge.within(2, 0x3fff, 0x8000000000000001L, 0x3ffe, -1L)).isTrue();
        assertThat(Judge.within(1, 0x3fff, 0x8000000000000001L, 0x3ffe, -1L)).isFalse();
        assertThat(Judge.within(3, 0x3fff, 0x8000000000000005L, 0x3fff, 0x8000000000000002L)).isTrue();
        assertThat(Judge.within(100, 0xbfff, 0x8000000000000005L, 0x3fff, 0x8000000000000005L)).isFalse();
    }
}
