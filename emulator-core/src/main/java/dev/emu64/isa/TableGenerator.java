package dev.emu64.isa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the sources that are derived from the instruction table. After a change of rows or of the methods in
 * package ops, run {@code sh emulator-core/regenerate} in the project's root and commit what it writes.
 *
 * <pre>
 * decode/DecodeTables.java  packed tables of the decoder
 * decode/Mnemonics.java     names for the disassembler
 * ops/OperationNumbers.java the numbers of Insn.op by name
 * ops/QuickForm.java, ops/QuickStatements.java  the short ways for frequent forms of instructions
 * ops/Dispatch.java         the switch over Insn.op, with a case for each method that exists
 * docs/coverage.md          the instructions, for readers
 * </pre>
 */
public final class TableGenerator {
    private static final Pattern METHOD = Pattern.compile("static\\s+void\\s+(\\w+)\\(\\s*(?:final )?Cpu\\s+\\w+,\\s*(?:final )?Insn\\s+\\w+\\)");
    private static final String SOURCES = "src/main/java/dev/emu64/";
    private static final String NOTICE = "// Generated from the instruction table by dev.emu64.isa.TableGenerator: run emulator-core/regenerate.";
    private final InstructionTable table;
    private final Operations operations;

    public TableGenerator(InstructionTable table) {
        this.table = table;
        this.operations = new Operations(table);
    }

    /** Argument: the folder of module emulator-core. */
    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[0]);
        Path chapters = module.resolve("src/main/resources/dev/emu64/isa");
        InstructionTable table = InstructionTable.load(name -> read(chapters.resolve(name)));
        Path ops = module.resolve("src/main/java/dev/emu64/ops");
        for (Map.Entry<String, String> file : new TableGenerator(table).generate(ops).entrySet()) {
            Path target = module.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            if (!Files.exists(target) || !read(target).equals(file.getValue())) {
                Files.writeString(target, file.getValue());
            }
        }
    }

    /** The generated texts by path from module emulator-core, for the operations that folder {@code ops} has. */
    public Map<String, String> generate(Path ops) {
        Map<String, String> files = new TreeMap<>();
        files.put(SOURCES + "decode/DecodeTables.java", decodeTables());
        files.put(SOURCES + "decode/Mnemonics.java", mnemonics());
        files.put(SOURCES + "ops/Dispatch.java", dispatch(existing(ops)));
        files.put(SOURCES + "ops/OperationNumbers.java", operationNumbers());
        QuickSource quick = new QuickSource(operations, NOTICE);
        files.put(SOURCES + "ops/QuickForm.java", quick.choice());
        files.put(SOURCES + "ops/QuickStatements.java", quick.execution());
        files.put("../docs/coverage.md", new CoveragePage(table, vectorCounts(ops)).text());
        return files;
    }

    private static List<String> vectorCounts(Path ops) {
        return read(ops.resolve("../../../../resources/dev/emu64/isa/vector-counts.txt").normalize()).lines().toList();
    }

    /** Operations that rows name and folder {@code ops} lacks. */
    public Set<String> missing(Path ops) {
        Set<String> missing = new TreeSet<>(operations.names());
        missing.removeAll(existing(ops));
        return missing;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> existing(Path ops) {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(ops, "*.java")) {
            for (Path file : files) {
                String group = file.getFileName().toString().replace(".java", "");
                Matcher matcher = METHOD.matcher(read(file));
                while (matcher.find()) {
                    names.add(group + "." + matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private String decodeTables() {
        PackedTables packed = new PackedTables(table, operations);
        JavaText java = new JavaText().line("package dev.emu64.decode;").line("").line(NOTICE)
                .line("/** The instruction table, packed; see {@code isa.PackedTables} for the layout. */")
                .line("final class DecodeTables {");
        constant(java, "ROW_WORDS", PackedTables.ROW_WORDS);
        constant(java, "CANDIDATE_WORDS", PackedTables.CANDIDATE_WORDS);
        constant(java, "ROW_COUNT", table.rows().size());
        constant(java, "OP_UNDEFINED", operations.number(Operations.UNDEFINED));
        constant(java, "OP_TOO_LONG", operations.number(Operations.TOO_LONG));
        constant(java, "KIND_NONE", 63);
        for (OperandKind kind : OperandKind.values()) {
            constant(java, "KIND_" + kind, kind.ordinal());
        }
        for (OperandSize size : OperandSize.values()) {
            constant(java, "SIZE_" + size, size.ordinal());
        }
        for (PackedTables.Property property : PackedTables.Property.values()) {
            constant(java, "IS_" + property, 1 << property.ordinal());
        }
        java.line("");
        java.chars("static final char[] SLOTS", packed.slots());
        java.chars("static final char[] CANDIDATES", packed.candidates());
        java.chars("static final char[] ROWS", packed.rows());
        unpack(java, "DecodeTables");
        return java.line("}").toString();
    }

    private static void unpack(JavaText java, String name) {
        java.line("    private " + name + "() {").line("    }").line("")
                .line("    private static char[] unpack(int length, String... pieces) {")
                .line("        char[] values = new char[length];")
                .line("        int at = 0;")
                .line("        for (String piece : pieces) {")
                .line("            piece.getChars(0, piece.length(), values, at);")
                .line("            at += piece.length();")
                .line("        }")
                .line("        return values;")
                .line("    }");
    }

    private static void constant(JavaText java, String name, int value) {
        java.line("    static final int " + name + " = " + value + ";");
    }

    private String mnemonics() {
        StringBuilder names = new StringBuilder();
        for (Row row : table.rows()) {
            names.append(row.mnemonic().toLowerCase(java.util.Locale.ROOT)).append(' ');
        }
        JavaText java = new JavaText().line("package dev.emu64.decode;").line("").line(NOTICE)
                .line("/** The mnemonics of all rows, in lower case, each followed by a blank. */")
                .line("final class Mnemonics {");
        java.chars("static final char[] TEXT", names.toString().toCharArray());
        unpack(java, "Mnemonics");
        return java.line("}").toString();
    }

    private String operationNumbers() {
        JavaText java = new JavaText().line("package dev.emu64.ops;").line("").line(NOTICE)
                .line("/** The numbers of {@code Insn.op}, by the class and method that executes it. */")
                .line("public final class OperationNumbers {");
        for (String name : operations.names()) {
            String constant = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
            java.line("    public static final int " + constant + " = " + operations.number(name) + ";");
        }
        return java.line("").line("    private OperationNumbers() {").line("    }").line("}").toString();
    }

    private String dispatch(Set<String> existing) {
        JavaText java = new JavaText().line("package dev.emu64.ops;").line("")
                .line("import dev.emu64.cpu.Cpu;").line("import dev.emu64.decode.Insn;").line("").line(NOTICE)
                .line("/** Executes a decoded instruction: frequent operations in the first switch, the others one switch a group. */")
                .line("public final class Dispatch {")
                .line("    private Dispatch() {").line("    }").line("")
                .line("    /** Executes {@code i}; {@code c.rip} is already the address of the next instruction. */")
                .line("    public static void execute(Cpu c, Insn i) {").line("        switch (i.op) {");
        cases(java, operations.names().subList(0, operations.hotCount()), existing);
        java.line("            default -> rare(c, i);").line("        }").line("    }").line("");
        rare(java, existing);
        java.line("    private static IllegalStateException missing(Insn i) {")
                .line("        return new IllegalStateException(\"no operation number \" + i.op + \", row \" + i.row);").line("    }");
        return java.line("}").toString();
    }

    private void rare(JavaText java, Set<String> existing) {
        java.line("    private static void rare(Cpu c, Insn i) {").line("        int op = i.op;");
        List<Map.Entry<String, List<String>>> present = new ArrayList<>();
        for (Map.Entry<String, List<String>> group : operations.groups().entrySet()) {
            if (group.getValue().stream().anyMatch(existing::contains)) {
                present.add(group);
            }
        }
        halves(java, present, "        ");
        java.line("    }").line("");
        for (Map.Entry<String, List<String>> group : operations.groups().entrySet()) {
            if (group.getValue().stream().anyMatch(existing::contains)) {
                java.line("    private static void " + methodName(group.getKey()) + "(Cpu c, Insn i) {").line("        switch (i.op) {");
                cases(java, group.getValue(), existing);
                java.line("            default -> throw missing(i);").line("        }").line("    }").line("");
            }
        }
    }

    /** Finds an operation's group by halves; the group's own switch knows its operations. */
    private void halves(JavaText java, List<Map.Entry<String, List<String>>> groups, String indent) {
        if (groups.size() == 1) {
            java.line(indent + methodName(groups.get(0).getKey()) + "(c, i);");
            return;
        }
        int half = groups.size() / 2;
        java.line(indent + "if (op < " + operations.number(groups.get(half).getValue().get(0)) + ") {");
        halves(java, groups.subList(0, half), indent + "    ");
        java.line(indent + "} else {");
        halves(java, groups.subList(half, groups.size()), indent + "    ");
        java.line(indent + "}");
    }

    private void cases(JavaText java, List<String> names, Set<String> existing) {
        for (String name : names) {
            if (existing.contains(name)) {
                java.line("            case " + operations.number(name) + " -> " + name + "(c, i);");
            }
        }
    }

    private static String methodName(String group) {
        return Character.toLowerCase(group.charAt(0)) + group.substring(1);
    }
}
