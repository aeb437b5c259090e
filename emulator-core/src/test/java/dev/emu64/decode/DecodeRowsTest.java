package dev.emu64.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.isa.CpuidFeature;
import dev.emu64.isa.InstructionTable;
import dev.emu64.isa.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecodeRowsTest {
    private static final List<Row> ROWS = InstructionTable.load().rows();
    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));

    @Test
    void everyRowDecodesToItselfFromItsSamples() {
        List<String> wrong = new ArrayList<>();
        for (Row row : ROWS) {
            List<RowSample> samples = RowSample.of(row);
            if (samples.isEmpty()) {
                wrong.add("no sample: " + row.text());
            }
            for (RowSample sample : samples) {
                byte[] bytes = sample.bytes();
                Insn insn = decoder.decode(bytes, 0, bytes.length, null, Decoder.mode(sample.codeSize(), true));
                if (insn == null || insn.row != row.number() || insn.length != bytes.length) {
                    wrong.add(HexFormat.of().formatHex(bytes) + " in " + sample.codeSize() + ": " + row.text() + " -> "
                            + (insn == null ? "needs more bytes" : insn.row < 0 ? "undefined" : ROWS.get(insn.row).text()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRowIsUndefinedInTheModesItDoesNotName() {
        List<String> wrong = new ArrayList<>();
        for (Row row : ROWS) {
            for (RowSample sample : RowSample.of(row)) {
                byte[] bytes = sample.bytes();
                if (!row.modes().contains(Row.Mode.REAL) && sample.codeSize() == 2) {
                    Insn insn = decoder.decode(bytes, 0, bytes.length, null, Decoder.mode(2, false));
                    if (insn != null && insn.row == row.number()) {
                        wrong.add("real mode: " + row.text());
                    }
                }
                if (!row.modes().contains(Row.Mode.LONG64)) {
                    Insn insn = decoder.decode(bytes, 0, bytes.length, null, Decoder.mode(8, true));
                    if (insn != null && insn.row == row.number()) {
                        wrong.add("64-bit mode: " + row.text());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aRowIsAbsentWithoutItsFeature() {
        for (Row row : ROWS) {
            if (row.feature() == null) {
                continue;
            }
            Set<CpuidFeature> others = EnumSet.allOf(CpuidFeature.class);
            others.remove(row.feature());
            Decoder without = new Decoder(others);
            for (RowSample sample : RowSample.of(row)) {
                byte[] bytes = sample.bytes();
                Insn insn = without.decode(bytes, 0, bytes.length, null, Decoder.mode(sample.codeSize(), true));
                if (insn != null) {
                    assertThat(insn.row).as(row.text()).isNotEqualTo(row.number());
                }
            }
        }
    }
}
