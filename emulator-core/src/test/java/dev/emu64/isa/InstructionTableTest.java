package dev.emu64.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionTableTest {
    private static Row row(String text) {
        return table(text).rows().get(0);
    }

    private static InstructionTable table(String chapter) {
        return InstructionTable.load(name -> name.equals("index") ? "# chapters\nsample.isa\n" : chapter);
    }

    @Test
    void readsColumnsOfALegacyRow() {
        Row row = row("83 /2 | ADC Ev,Ib | lock imm:sx | r:c w:oszapc | - | all | BinaryArithmetic.adc | 2A ADC # note");
        assertThat(row.opcode()).isEqualTo(new Opcode(false, 0, Opcode.ANY_PREFIX, Opcode.ANY, Opcode.ANY, 0x83, 1, true, 2,
                Opcode.ANY, Opcode.Mod.ANY));
        assertThat(row.mnemonic()).isEqualTo("ADC");
        assertThat(row.operands()).extracting(Operand::kind).containsExactly(OperandKind.E, OperandKind.I_SX);
        assertThat(row.attributes()).containsExactlyInAnyOrder(Attribute.LOCK, Attribute.IMM_SX);
        assertThat(row.flags().read()).isEqualTo(1);
        assertThat(row.flags().killed()).isEqualTo(0x8d5);
        assertThat(row.feature()).isNull();
        assertThat(row.modes()).containsExactlyInAnyOrder(Row.Mode.values());
        assertThat(row.operation()).isEqualTo("BinaryArithmetic.adc");
        assertThat(row.manual()).isEqualTo("2A ADC");
    }

    @Test
    void readsAVexOpcode() {
        Opcode opcode = row("VEX.256.66.0F38.W1 F7 /r | X Vx,Hx,Wx | | | AVX2 | noreal | Avx.x").opcode();
        assertThat(opcode).isEqualTo(new Opcode(true, 2, 1, 1, 1, 0xf7, 1, true, Opcode.ANY, Opcode.ANY, Opcode.Mod.ANY));
    }

    @Test
    void readsAWholeModRmByte() {
        Opcode opcode = row("NP 0F 01 =D0 | XGETBV | | | XSAVE | all | SystemOps.xgetbv").opcode();
        assertThat(opcode.prefix()).isZero();
        assertThat(List.of(opcode.map(), opcode.code(), opcode.reg(), opcode.rm())).containsExactly(1, 1, 2, 0);
        assertThat(opcode.mod()).isEqualTo(Opcode.Mod.REGISTER);
    }

    @Test
    void eightModRmBytesLeaveRmFree() {
        assertThat(row("D8 =C0+i | FADD ST0,STi | | | FPU | all | X87.fadd").opcode().rm()).isEqualTo(Opcode.ANY);
    }

    @Test
    void modesAreIntersected() {
        assertThat(row("63 /r | ARPL Ew,Gw | | w:z | - | no64 noreal | S.arpl").modes()).isEqualTo(Set.of(Row.Mode.PROTECTED));
    }

    @Test
    void aLowerCaseSuffixIsAStringElement() {
        Row row = row("A5 | MOVSv | rep | r:d | - | all | StringOps.movs");
        assertThat(row.mnemonic()).isEqualTo("MOVS");
        assertThat(row.operands()).containsExactly(new Operand("v", OperandKind.ELEMENT, OperandSize.V));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "01 /r | ADD Ev,Gv | lock | - | all | G.m; expected 8 columns",
        "01 /r | ADD Ex1,Gv | | | - | all | G.m; unknown operand size x1",
        "01 | ADD Ev,Gv | | | - | all | G.m; needs /r or a digit",
        "01 /r | ADD Ev,Gv | locked | | - | all | G.m; unknown attribute locked",
        "01 /r | ADD Ev,Gv | | w:q | - | all | G.m; flag letter q",
        "01 /r | ADD Ev,Gv | | | - | never | G.m; unknown mode never",
        "01 /r | ADD Ev,Gv | | | 3DNOW | all | G.m; 3DNOW"})
    void amistakeIsReportedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> table("\n" + text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sample.isa:2: ").hasMessageContaining(message);
    }

    @Test
    void twoRowsOfOneEncodingAreRejected() {
        InstructionTable table = table("01 /r | ADD Ev,Gv | | | - | all | G.m\n01 /r | SUB Ev,Gv | | | - | all | G.n");
        Operations operations = new Operations(table);
        assertThatThrownBy(() -> new PackedTables(table, operations)).hasMessageContaining("same encoding");
    }

    @Test
    void cpuidBitsAreDistinct() {
        assertThat(java.util.Arrays.stream(CpuidFeature.values())
                .map(f -> List.of(f.leaf(), f.subleaf(), f.register(), f.bit()))).doesNotHaveDuplicates();
    }
}
