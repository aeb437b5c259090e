package dev.emu64.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.isa.CpuidFeature;
import java.util.EnumSet;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagUseTest {
    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));

    @ParameterizedTest
    @CsvSource({
        "01c0, 0, 8d5",
        "11c0, 1, 8d5",
        "ffc0, 0, 8d4",
        "d3e0, 0, 0",
        "d1e0, 0, 8d5",
        "f3a6, 400, 0",
        "7500, 40, 0",
        "7e00, 8c0, 0",
        "0f97c0, 41, 0",
        "0f48c1, 80, 0",
        "89c0, 0, 0"})
    void masksFollowTheRowAndTheCondition(String hex, String read, String killed) {
        byte[] code = HexFormat.of().parseHex(hex);
        Insn insn = decoder.decode(code, 0, code.length, null, Decoder.mode(8, true));
        assertThat(Integer.toHexString(FlagUse.read(insn))).isEqualTo(read);
        assertThat(Integer.toHexString(FlagUse.killed(insn))).isEqualTo(killed);
    }
}
