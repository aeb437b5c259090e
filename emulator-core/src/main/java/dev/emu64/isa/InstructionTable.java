package dev.emu64.isa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The instruction set as a table: one row for each encoding, in the manuals' words. The decoder and the dispatch
 * work from tables generated from it, so a boot never parses this text.
 *
 * <pre>
 * opcode | syntax | attributes | flags | feature | modes | method | manual
 *
 * opcode      NP 66 F3 F2 (mandatory prefix; NP: none of them), W0 W1 (REX.W), or VEX.128.66.0F38.W0 and the like;
 *             the escapes 0F, 0F 38, 0F 3A; the opcode byte, +r (register in it) or +cc (condition in it);
 *             /r or /0-/7, then mem or reg to restrict ModRM.mod; =D0 a whole ModRM byte, =C0+i eight of them
 * syntax      mnemonic and operands by the letters of {@link OperandKind} and {@link OperandSize};
 *             MOVSb: a lower-case suffix is the element size of a string instruction
 * attributes  {@link Attribute}
 * flags       r: read, w: written, m: written or kept, u: undefined, 0: cleared, 1: set; r:cc by the condition
 * feature     {@link CpuidFeature} or -
 * modes       all, no64, only64, noreal (#UD in real and virtual-8086 mode)
 * method      class and method of package ops
 * manual      volume and section of the SDM
 * </pre>
 */
public final class InstructionTable {
    private static final int COLUMNS = 8;
    private final List<Row> rows;

    private InstructionTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Reads the chapters that the resource {@code index} lists, in its order. */
    public static InstructionTable load() {
        return load(name -> {
            try (InputStream in = InstructionTable.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("no instruction table resource " + name);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Reads the chapters through {@code reader}, which gives the text of a file name. */
    public static InstructionTable load(Function<String, String> reader) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines(reader.apply("index"))) {
            String name = line.strip();
            if (!name.isEmpty() && !name.startsWith("#")) {
                chapter(name.substring(0, name.lastIndexOf('.')), lines(reader.apply(name)), rows);
            }
        }
        return new InstructionTable(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static void chapter(String name, List<String> lines, List<Row> rows) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                rows.add(row(rows.size(), name, text));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(name + ".isa:" + (i + 1) + ": " + e.getMessage() + ": " + text, e);
            }
        }
    }

    private static Row row(int number, String chapter, String text) {
        String[] columns = text.split("\\|", -1);
        if (columns.length < COLUMNS - 1 || columns.length > COLUMNS) {
            throw new IllegalArgumentException("expected " + COLUMNS + " columns");
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
        for (String word : words(columns[2])) {
            attributes.add(Attribute.of(word));
        }
        String syntax = columns[1];
        int blank = syntax.indexOf(' ');
        String mnemonic = blank < 0 ? syntax : syntax.substring(0, blank);
        List<Operand> operands = operands(blank < 0 ? "" : syntax.substring(blank + 1), attributes);
        if (blank < 0 && "bvz".indexOf(mnemonic.charAt(mnemonic.length() - 1)) >= 0) {
            String size = mnemonic.substring(mnemonic.length() - 1);
            mnemonic = mnemonic.substring(0, mnemonic.length() - 1);
            operands.add(new Operand(size, OperandKind.ELEMENT, OperandSize.of(size)));
        }
        if (operands.size() > 4) {
            throw new IllegalArgumentException("more than four operands");
        }
        int dot = columns[6].indexOf('.');
        CpuidFeature feature = columns[4].equals("-") || columns[4].isEmpty() ? null : CpuidFeature.valueOf(columns[4]);
        return new Row(number, chapter, text, withModRm(Opcode.parse(columns[0]), operands), mnemonic,
                List.copyOf(operands), attributes, FlagEffects.parse(columns[3]), feature, modes(columns[5]),
                columns[6].substring(0, dot), columns[6].substring(dot + 1), columns.length > 7 ? columns[7] : "");
    }

    private static List<Operand> operands(String text, Set<Attribute> attributes) {
        List<Operand> operands = new ArrayList<>();
        if (text.isBlank()) {
            return operands;
        }
        for (String word : text.split(",")) {
            Operand operand = Operand.parse(word.strip());
            boolean extended = operand.kind() == OperandKind.I && operand.size() == OperandSize.B
                    && attributes.contains(Attribute.IMM_SX);
            operands.add(extended ? new Operand(operand.text(), OperandKind.I_SX, operand.size()) : operand);
        }
        return operands;
    }

    /** Checks that the opcode says whether ModRM follows, and derives the mod restriction of M, R, N and U. */
    private static Opcode withModRm(Opcode o, List<Operand> operands) {
        Opcode.Mod mod = o.mod();
        for (Operand operand : operands) {
            if (operand.kind().usesModRm() && !o.modRm()) {
                throw new IllegalArgumentException("operand " + operand.text() + " needs /r or a digit");
            }
            if (operand.kind() == OperandKind.M && mod == Opcode.Mod.ANY) {
                mod = Opcode.Mod.MEMORY;
            }
            if (mod == Opcode.Mod.ANY && (operand.kind() == OperandKind.N || operand.kind() == OperandKind.U)) {
                mod = Opcode.Mod.REGISTER;
            }
        }
        return new Opcode(o.vex(), o.map(), o.prefix(), o.w(), o.l(), o.code(), o.codes(), o.modRm(), o.reg(), o.rm(), mod);
    }

    private static Set<Row.Mode> modes(String column) {
        Set<Row.Mode> modes = EnumSet.allOf(Row.Mode.class);
        for (String word : words(column)) {
            switch (word) {
                case "all" -> { }
                case "no64" -> modes.remove(Row.Mode.LONG64);
                case "noreal" -> modes.remove(Row.Mode.REAL);
                case "only64" -> modes.retainAll(EnumSet.of(Row.Mode.LONG64));
                default -> throw new IllegalArgumentException("unknown mode " + word);
            }
        }
        return modes;
    }

    /** The blank-separated words of a column. */
    static List<String> words(String column) {
        List<String> words = new ArrayList<>();
        for (String word : column.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
