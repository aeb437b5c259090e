package dev.emu64.isa;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page docs/coverage.md: every instruction of the table, by chapter. */
final class CoveragePage {
    private final InstructionTable table;
    /** Recorded cases by form, as {@link #form} writes it. */
    private final Map<String, Integer> vectors;

    CoveragePage(InstructionTable table, List<String> vectorCounts) {
        this.table = table;
        vectors = new HashMap<>();
        for (String line : vectorCounts) {
            int tab = line.indexOf('\t');
            vectors.put(line.substring(0, tab), Integer.valueOf(line.substring(tab + 1)));
        }
    }

    String text() {
        StringBuilder out = new StringBuilder("# Instruction coverage\n\n"
                + "Generated from the instruction table (`emulator-core/src/main/resources/dev/emu64/isa`) by\n"
                + "`emulator-core/regenerate`: do not edit. Every row has its method in package `dev.emu64.ops`; what is not\n"
                + "here is an invalid-opcode exception, as on a processor without it. Forms are by opcode and operands; vectors\n"
                + "are single-instruction cases recorded on hardware (`vector-counts.txt` beside the table counts them).\n\n");
        out.append(table.rows().size()).append(" encodings of ")
                .append(table.rows().stream().map(Row::mnemonic).distinct().count()).append(" mnemonics.\n\n");
        features(out);
        Map<String, List<Row>> chapters = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            chapters.computeIfAbsent(row.chapter(), c -> new ArrayList<>()).add(row);
        }
        chapters.forEach((name, rows) -> chapter(out, name, rows));
        return out.toString();
    }

    private void features(StringBuilder out) {
        Map<CpuidFeature, Integer> counts = new EnumMap<>(CpuidFeature.class);
        for (Row row : table.rows()) {
            if (row.feature() != null) {
                counts.merge(row.feature(), 1, Integer::sum);
            }
        }
        out.append("| CPUID feature | leaf | bit | encodings |\n|---|---|---|---:|\n");
        counts.forEach((feature, count) -> out.append("| ").append(feature).append(" | ")
                .append(Integer.toHexString(feature.leaf())).append("h").append(feature.leaf() == 7 || feature.leaf() == 0xd
                        ? "." + feature.subleaf() : "")
                .append(" | ").append(feature.register()).append('[').append(feature.bit()).append("] | ").append(count).append(" |\n"));
        out.append('\n');
    }

    private void chapter(StringBuilder out, String name, List<Row> rows) {
        out.append("## ").append(name).append("\n\n| Instruction | Forms | Feature | Modes | Method | Vectors | Judged by |\n|---|---|---|---|---|---:|---|\n");
        Map<String, List<Row>> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = row.mnemonic() + " " + row.feature() + row.modes() + row.operation();
            lines.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        for (List<Row> line : lines.values()) {
            Row first = line.get(0);
            List<String> forms = new ArrayList<>();
            int cases = 0;
            for (Row row : line) {
                forms.add("`" + form(row) + "`");
                cases += vectors.getOrDefault(form(row), 0);
            }
            out.append("| ").append(first.mnemonic()).append(" | ").append(String.join(", ", forms)).append(" | ")
                    .append(first.feature() == null ? "" : first.feature()).append(" | ").append(modes(first)).append(" | ")
                    .append(first.operation()).append(" | ").append(cases == 0 ? "" : cases).append(" | ")
                    .append(judge(first, cases)).append(" |\n");
        }
        out.append('\n');
    }

    /** Who says that the instruction is right, besides the checks that every row gets (fuzzer, disassembly). */
    private static String judge(Row row, int cases) {
        if (cases > 0) {
            return "recordings of a Zen 4";
        }
        boolean system = row.chapter().startsWith("segment") || row.group().equals("SystemOps") || row.group().equals("FarControl");
        return system ? "system guests, unit tests" : row.feature() == null ? "unit tests" : "comparison with a Zen 4, unit tests";
    }

    private static String form(Row row) {
        String opcode = row.text().substring(0, row.text().indexOf('|')).strip();
        List<String> operands = new ArrayList<>();
        for (Operand operand : row.operands()) {
            operands.add(operand.text());
        }
        return operands.isEmpty() ? opcode : opcode + " " + String.join(",", operands);
    }

    private static String modes(Row row) {
        boolean real = row.modes().contains(Row.Mode.REAL);
        boolean legacy = row.modes().contains(Row.Mode.PROTECTED);
        boolean wide = row.modes().contains(Row.Mode.LONG64);
        if (!legacy) {
            return "64-bit";
        }
        return (real ? "all" : "not real") + (wide ? "" : ", not 64-bit");
    }
}
