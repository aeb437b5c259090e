package dev.emu64.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.emu64.isa.CpuidFeature;
import dev.emu64.isa.InstructionTable;
import dev.emu64.isa.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisassemblerTest {
    /** In each batch, which then fits 64 KiB: objdump does not wrap 16-bit branch targets. */
    private static final int RANDOM_SAMPLES = 2000;
    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8 | 03448b10               | add eax,DWORD PTR [rbx+rcx*4+0x10]",
        "8 | 488b40f0               | mov rax,QWORD PTR [rax-0x10]",
        "8 | f348a5                 | rep movs QWORD PTR es:[rdi],QWORD PTR ds:[rsi]",
        "8 | f2ae                   | repnz scas al,BYTE PTR es:[rdi]",
        "8 | 648b042528000000       | mov eax,DWORD PTR fs:0x28",
        "8 | 48b8ffffffffffffff7f   | movabs rax,0x7fffffffffffffff",
        "8 | 4883c0ff               | add rax,0xffffffffffffffff",
        "8 | 8b0500100000           | mov eax,DWORD PTR [rip+0x1000]        # 0x2006",
        "8 | ebfe                   | jmp 0x1000",
        "8 | 4898                   | cdqe",
        "8 | f00fb10f               | lock cmpxchg DWORD PTR [rdi],ecx",
        "8 | 660fc2ca01             | cmpltpd xmm1,xmm2",
        "8 | c5e8c2cb1f             | vcmptrue_usps xmm1,xmm2,xmm3",
        "8 | 660f3a44ca10           | pclmullqhqdq xmm1,xmm2",
        "4 | 3e8b4500               | mov eax,DWORD PTR ds:[ebp+0x0]",
        "4 | 66c3                   | retw",
        "2 | 668b4610               | mov eax,DWORD PTR [bp+0x10]",
        "2 | ea34120080             | jmp 0x8000:0x1234",
        "2 | e310                   | jcxz 0x1012",
        "8 | 0f04                   | (bad)"})
    void printsIntelSyntaxAsObjdump(int codeSize, String hex, String text) {
        byte[] code = HexFormat.of().parseHex(hex.strip());
        Insn insn = decoder.decode(code, 0, code.length, null, Decoder.mode(codeSize, true));
        assertThat(Disassembler.text(insn, 0x1000)).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void samplesOfEveryRowReadAsObjdumpReadsThem(int codeSize) throws IOException {
        assumeTrue(Objdump.available(), "needs binutils' objdump");
        List<byte[]> samples = new ArrayList<>();
        for (Row row : InstructionTable.load().rows()) {
            for (RowSample sample : RowSample.of(row)) {
                if (sample.codeSize() == codeSize) {
                    samples.add(sample.bytes());
                }
            }
        }
        assertThat(differences(samples, codeSize)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    void randomBytesReadAsObjdumpReadsThem(int codeSize) throws IOException {
        assumeTrue(Objdump.available(), "needs binutils' objdump");
        SplittableRandom random = new SplittableRandom(codeSize);
        for (int batch = 0; batch < 4; batch++) {
            List<byte[]> samples = new ArrayList<>();
            for (int n = 0; n < RANDOM_SAMPLES; n++) {
                samples.add(randomInstruction(random, codeSize));
            }
            assertThat(differences(samples, codeSize)).isEmpty();
        }
    }

    /** At most one legacy prefix, then REX, then random bytes that begin with no prefix. */
    private static byte[] randomInstruction(SplittableRandom random, int codeSize) {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        int at = 0;
        switch (random.nextInt(6)) {
            case 0 -> bytes[at++] = 0x66;
            case 1 -> bytes[at++] = 0x67;
            case 2 -> bytes[at++] = (byte) (0x64 + random.nextInt(2));
            default -> { }
        }
        if (codeSize == 8 && random.nextInt(2) == 0) {
            bytes[at++] = (byte) (0x40 + random.nextInt(16));
        }
        if (random.nextInt(4) == 0) {
            bytes[at++] = 0x0f;
        } else {
            while (isPrefix(bytes[at] & 0xff, codeSize)) {
                bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private static boolean isPrefix(int b, int codeSize) {
        return switch (b) {
            case 0x26, 0x2e, 0x36, 0x3e, 0x64, 0x65, 0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x9b -> true;
            default -> codeSize == 8 && b >>> 4 == 4;
        };
    }

    private List<String> differences(List<byte[]> samples, int codeSize) throws IOException {
        List<Objdump.Line> lines = Objdump.disassemble(samples, codeSize, folder);
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (int n = 0; n < samples.size(); n++) {
            byte[] window = new byte[Objdump.SLOT_BYTES];
            Arrays.fill(window, (byte) 0x90);
            System.arraycopy(samples.get(n), 0, window, 0, samples.get(n).length);
            Insn insn = decoder.decode(window, 0, window.length, null, Decoder.mode(codeSize, true));
            if (insn.row == Decoder.NO_ROW) {
                continue;
            }
            compared++;
            String ours = Disassembler.text(insn, (long) n * Objdump.SLOT_BYTES).replaceAll(" +", " ");
            Objdump.Line theirs = lines.get(n);
            boolean loneRex = theirs.text().startsWith("rex");
            boolean sameLength = theirs.length() == insn.length || theirs.text().contains("(bad)") || loneRex;
            if (!sameLength || !ObjdumpDifferences.same(ours, theirs.text())) {
                differences.add(HexFormat.of().formatHex(window, 0, insn.length) + ": " + ours + " | " + theirs.text()
                        + (sameLength ? "" : " (" + theirs.length() + " bytes)"));
            }
        }
        assertThat(compared).isGreaterThan(samples.size() / 3);
        return differences;
    }
}
