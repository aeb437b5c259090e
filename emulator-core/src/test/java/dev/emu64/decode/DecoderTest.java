package dev.emu64.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emu64.isa.CpuidFeature;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final int LONG = Decoder.mode(8, true);
    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));

    private Insn decode(String hex, int mode) {
        byte[] code = HexFormat.of().parseHex(hex);
        return decoder.decode(code, 0, code.length, null, mode);
    }

    private Insn decode(String hex) {
        return decode(hex, LONG);
    }

    @ParameterizedTest
    @CsvSource({"0000, 8, 4", "6601c0, 8, 2", "4801c0, 8, 8", "664801c0, 8, 8", "01c0, 4, 4", "6601c0, 4, 2", "01c0, 2, 2",
        "6601c0, 2, 4", "50, 8, 8", "6650, 8, 2", "0f20c0, 8, 8", "0f20c0, 4, 4", "e900000000, 8, 8", "66e90000, 8, 2",
        "48ff28, 8, 4", "c4e2f8f2c1, 8, 8", "c4e2f8f2c1, 4, 4"})
    void operandSizeFollowsModeAndPrefixes(String hex, int codeSize, int bytes) {
        Insn insn = decode(hex, Decoder.mode(codeSize, true));
        assertThat(insn.opSize).isEqualTo(bytes);
        assertThat(insn.length).isEqualTo(hex.length() / 2);
    }

    @ParameterizedTest
    @CsvSource({"8b00, 8, 8", "678b00, 8, 4", "8b00, 4, 4", "678b00, 4, 2", "8b00, 2, 2", "678b00, 2, 4"})
    void addressSizeFollowsModeAndPrefix(String hex, int codeSize, int bytes) {
        assertThat(decode(hex, Decoder.mode(codeSize, true)).addrSize).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"8b4500, 2", "8b0424, 2", "8b00, 3", "648b4500, 4", "3e8b4500, 2", "2e8b00, 3", "64268b00, 4", "418b4500, 3"})
    void defaultSegmentIsStackForItsBasesAndOnlyFsAndGsOverrideIn64BitMode(String hex, int segment) {
        assertThat(decode(hex).seg).isEqualTo(segment);
    }

    @ParameterizedTest
    @CsvSource({"8b00, 3, 6, 3", "8b02, 5, 6, 2", "8b04, 6, -1, 3", "8b4600, 5, -1, 2", "8b07, 3, -1, 3", "8b060010, -1, -1, 3", "368b07, 3, -1, 2"})
    void sixteenBitForms(String hex, int base, int index, int segment) {
        Insn insn = decode(hex, Decoder.mode(2, false));
        assertThat(new int[] {insn.base, insn.index, insn.seg}).containsExactly(base, index, segment);
    }

    @Test
    void ripRelativeIn64BitModeOnly() {
        assertThat(decode("8b05f0ffffff").base).isEqualTo(Insn.RIP_BASE);
        assertThat(decode("8b05f0ffffff").disp).isEqualTo(-16);
        assertThat(decode("8b05f0ffffff", Decoder.mode(4, true)).base).isEqualTo(Insn.NONE);
    }

    @Test
    void sibExtendsBothRegistersByRexAndIndexFourIsNone() {
        Insn insn = decode("4b8b44e510");
        assertThat(new long[] {insn.base, insn.index, insn.scale, insn.disp}).containsExactly(13, 12, 3, 16);
        assertThat(decode("8b0424").index).isEqualTo(Insn.NONE);
    }

    @Test
    void byteRegistersFourToSevenAreHighBytesUnlessThereIsRex() {
        assertThat(decode("b401").op0).isEqualTo(Insn.HIGH_BYTE);
        assertThat(decode("40b401").op0).isEqualTo(4);
        assertThat(decode("41b401").op0).isEqualTo(12);
    }

    @Test
    void rexBeforeAnotherPrefixIsIgnored() {
        assertThat(decode("4866b80100").opSize).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"83c0ff, -1, 4", "c1e0ff, 255, 1", "05ffffff7f, 2147483647, 4", "480500000080, -2147483648, 8",
        "48b80000000000000080, -9223372036854775808, 8", "6affaa, -1, 8", "cdff, 255, 1"})
    void immediatesAreExtendedAsTheRowSays(String hex, long value, int size) {
        Insn insn = decode(hex);
        assertThat(insn.imm).isEqualTo(value);
        assertThat(insn.op1 == Insn.IMM ? insn.size1 : insn.size0).isEqualTo(size);
    }

    @Test
    void enterHasTwoImmediates() {
        Insn insn = decode("c8341207");
        assertThat(new long[] {insn.imm, insn.imm2, insn.op0, insn.op1}).containsExactly(0x1234, 7, Insn.IMM, Insn.IMM2);
    }

    @Test
    void farPointerHasOffsetAndSelector() {
        Insn insn = decode("ea7856341208ff", Decoder.mode(4, true));
        assertThat(new long[] {insn.imm, insn.imm2}).containsExactly(0x12345678, 0xff08);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f00100", "f0480fb10f", "f00fc708", "f086c8ff", "f08600"})
    void lockIsAllowedOnReadModifyWriteOfMemory(String hex) {
        boolean register = hex.startsWith("f086c8");
        assertThat(decode(hex).op == DecodeTables.OP_UNDEFINED).isEqualTo(register);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f001c0", "f00300", "f08b00", "f03900", "f090", "f00fa300", "0f04", "8ec8", "8ef0", "8cf8", "0f20c8",
        "440f21c0", "8dc0", "fef0", "c6c801", "06", "0e", "62f17c48", "66c4e278f2c1", "f2c5f877", "48c4e278f2c1", "8fe878", "0f0b",
        "c4e27cf2c1", "c4e070f2c1", "d6", "82c001"})
    void undefinedEncodingsRaiseWhenExecuted(String hex) {
        Insn insn = decode(hex + "000000000000000000");
        assertThat(insn.op).isEqualTo(DecodeTables.OP_UNDEFINED);
        assertThat(insn.endsBlock).isTrue();
    }

    @Test
    void sixteenBytesAreTooLong() {
        String prefixes = "26".repeat(13);
        assertThat(decode(prefixes + "01c0").length).isEqualTo(15);
        assertThat(decode(prefixes + "2601c0").op).isEqualTo(DecodeTables.OP_TOO_LONG);
        assertThat(decode("66".repeat(40)).op).isEqualTo(DecodeTables.OP_TOO_LONG);
    }

    @Test
    void bitCountsFallBackToScansWithoutTheirFeature() {
        Set<CpuidFeature> old = EnumSet.allOf(CpuidFeature.class);
        old.remove(CpuidFeature.LZCNT);
        old.remove(CpuidFeature.BMI1);
        byte[] lzcnt = HexFormat.of().parseHex("f30fbdc1");
        byte[] tzcnt = HexFormat.of().parseHex("f30fbcc1");
        Insn insn = decoder.decode(lzcnt, 0, 4, null, LONG);
        assertThat(Disassembler.mnemonic(insn)).isEqualTo("lzcnt");
        assertThat(insn.rep).isZero();
        Decoder without = new Decoder(old);
        assertThat(Disassembler.mnemonic(without.decode(lzcnt, 0, 4, null, LONG))).isEqualTo("bsr");
        assertThat(Disassembler.mnemonic(without.decode(tzcnt, 0, 4, null, LONG))).isEqualTo("bsf");
    }

    @Test
    void ldsAndLesShareTheirOpcodesWithVexOutside64BitMode() {
        assertThat(Disassembler.mnemonic(decode("c401", Decoder.mode(4, true)))).isEqualTo("les");
        assertThat(Disassembler.mnemonic(decode("c507", Decoder.mode(2, false)))).isEqualTo("lds");
        assertThat(Disassembler.mnemonic(decode("c4e278f2c1", Decoder.mode(4, true)))).isEqualTo("andn");
        assertThat(decode("c4e278f2c1", Decoder.mode(4, false)).row).isEqualTo(Decoder.NO_ROW);
    }

    @Test
    void bytesBeyondTheWindowAreFetchedOnlyWhenNeeded() {
        byte[] code = HexFormat.of().parseHex("b801");
        int[] asked = new int[1];
        Insn insn = decoder.decode(code, 0, 2, offset -> {
            asked[0]++;
            return offset;
        }, LONG);
        assertThat(insn.imm).isEqualTo(0x04030201);
        assertThat(asked[0]).isEqualTo(3);
        assertThat(decoder.decode(code, 0, 2, null, LONG)).isNull();
        assertThatThrownBy(() -> decoder.decode(code, 0, 2, offset -> {
            throw new IllegalArgumentException("fault at " + offset);
        }, LONG)).hasMessage("fault at 2");
        byte[] whole = {(byte) 0x90};
        assertThat(decoder.decode(whole, 0, 1, offset -> {
            throw new IllegalArgumentException();
        }, LONG).length).isEqualTo(1);
    }
}
