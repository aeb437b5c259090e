package dev.emu64.fuzz;

import dev.emu64.isa.InstructionTable;
import dev.emu64.isa.OperandKind;
import dev.emu64.isa.Row;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The sorts of random code. */
final class RandomPrograms {
    private static final List<Row> ROWS = InstructionTable.load().rows();
    private static final Set<String> COMMON_GROUPS = Set.of("BinaryArithmetic", "Logical", "ShiftRotate", "DataTransfer", "BitByte", "Stack", "Bmi", "StringOps");
    /** What faults more often than not with random operands, or leads elsewhere. */
    private static final Set<String> UNCOMMON = Set.of("DIV", "IDIV", "ENTER", "LEAVE", "LES", "LDS", "LSS", "LFS", "LGS",
        "POPF", "PUSHF", "XLAT", "BOUND", "MOVS", "SCAS", "CMPS", "LODS", "POPA", "PUSHA");
    private static final List<Row> COMMON = ROWS.stream().filter(row -> COMMON_GROUPS.contains(row.group())
        && !UNCOMMON.contains(row.mnemonic()) && row.operands().stream().noneMatch(operand -> operand.kind() == OperandKind.O)).toList();

    private RandomPrograms() {
    }

    /** Bytes as they come. */
    static byte[] noise(SplittableRandom random, FuzzMode mode, int bytes) {
        byte[] code = new byte[bytes];
        random.nextBytes(code);
        return code;
    }

    /** Instructions of the table's rows, with loops, stores into the code and noise among them. */
    static byte[] rows(SplittableRandom random, FuzzMode mode, int bytes) {
        return new RandomProgram(random, mode, bytes, ROWS, false).fill();
    }

    /** Nested loops of common integer instructions, most of which do not fault. */
    static byte[] hot(SplittableRandom random, FuzzMode mode, int bytes) {
        return new RandomProgram(random, mode, bytes, COMMON, true).hot();
    }

    /** One row over and over, in all its encodings. */
    static CodeGenerator of(Row row) {
        return (random, mode, bytes) -> new RandomProgram(random, mode, 256, List.of(row), false).straight();
    }

    static List<Row> allRows() {
        return ROWS;
    }
}
