package dev.emu64.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.decode.Decoder;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import dev.emu64.isa.CpuidFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seeded x87 and state-saving programs against what an AMD Zen 4 processor made of them: registers and memory. */
class NativeProgramsTest {
    static final int PROGRAMS = 4000;

    static NativeProgram program(int n) {
        return new NativeProgram(0x5eed0000L + n, n % 4 == 0);
    }

    /** FNV-1a. */
    static int hash(byte[] bytes) {
        int hash = 0x811c9dc5;
        for (byte b : bytes) {
            hash = (hash ^ b & 0xff) * 0x01000193;
        }
        return hash;
    }

    static String describe(NativeProgram program) {
        StringBuilder text = new StringBuilder(" in " + program.mode + ":");
        Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
        for (int at = 0; (program.code[at] & 0xff) != NativeProgram.HLT;) {
            Insn insn = decoder.decode(program.code, at, program.code.length - at, null, Decoder.mode(program.mode, true));
            text.append(' ').append(Disassembler.text(insn, at)).append(';');
            at += insn.length;
        }
        return text.toString();
    }

    @Test
    void programsEndAsOnTheProcessor() throws IOException {
        byte[] hashes;
        try (InputStream in = NativeProgramsTest.class.getResourceAsStream("zen4-programs.bin")) {
            hashes = in.readAllBytes();
        }
        assertThat(hashes).hasSize(4 * PROGRAMS);
        List<String> wrong = new ArrayList<>();
        for (int n = 0; n < PROGRAMS; n++) {
            NativeProgram program = program(n);
            if (hash(new NativeProgramRun(program).run()) != ByteBuffer.wrap(hashes).getInt(4 * n)) {
                wrong.add(n + describe(program));
            }
        }
        assertThat(wrong).isEmpty();
    }
}
