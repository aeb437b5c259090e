package dev.emu64.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms of frequent instructions that 64-bit code executes without the general operand paths: by operation,
 * operand size, and whether the source is a register, an immediate or memory. What each does is one Java statement.
 */
final class QuickForms {
    /**
     * One form.
     *
     * @param operation the method of package ops that does the same in general
     * @param condition what an {@code Insn i} of that operation must be for it
     * @param statement what it does: {@code r} registers, {@code f} flags, {@code b} the memory operand's value
     * @param memory whether it reads or writes a memory operand
     */
    record Form(String operation, String condition, String statement, boolean memory) {
    }

    private static final String REGISTER_0 = "i.op0 >= 0 && i.op0 < 16";
    private static final String REGISTER_1 = "i.op1 >= 0 && i.op1 < 16";
    private static final String IMMEDIATE_1 = "i.op1 == Insn.IMM";
    private static final String MEMORY_0 = "i.op0 == Insn.MEM";
    private static final String MEMORY_1 = "i.op1 == Insn.MEM";

    private final List<Form> forms = new ArrayList<>();

    /** Those on registers first, then those on memory. */
    QuickForms() {
        for (int size : new int[] {8, 4}) {
            String low = size == 4 ? " & 0xffffffffL" : "";
            binary(size, "r[i.op1]", REGISTER_1, false);
            binary(size, "i.imm", IMMEDIATE_1, false);
            registers("DataTransfer.mov", size, REGISTER_1, "r[i.op0] = r[i.op1]" + low);
            registers("DataTransfer.mov", size, IMMEDIATE_1, "r[i.op0] = i.imm" + low);
            registers("DataTransfer.lea", size, "i.addrSize == 8", "r[i.op0] = Quick.address(r, i, blockStart)" + low);
            registers("DataTransfer.cmov", size, REGISTER_1, "r[i.op0] = (f.condition(i.cond) ? r[i.op1] : r[i.op0])" + low);
            registers("BinaryArithmetic.inc", size, "true", "r[i.op0] = f.inc(" + size + ", r[i.op0])");
            registers("BinaryArithmetic.dec", size, "true", "r[i.op0] = f.dec(" + size + ", r[i.op0])");
            registers("BinaryArithmetic.neg", size, "true", "r[i.op0] = f.sub(" + size + ", 0, r[i.op0])");
            registers("Logical.not", size, "true", "r[i.op0] = ~r[i.op0]" + low);
            registers("BinaryArithmetic.imul2", size, REGISTER_1, "r[i.op0] = BinaryArithmetic.imul(f, " + size + ", r[i.op0], r[i.op1])");
            registers("BinaryArithmetic.imul3", size, REGISTER_1, "r[i.op0] = BinaryArithmetic.imul(f, " + size + ", r[i.op1], i.imm)");
            for (String shift : List.of("shl", "shr", "sar", "rol", "ror")) {
                registers("ShiftRotate." + shift, size, IMMEDIATE_1,
                        "r[i.op0] = ShiftRotate." + shift + "(f, " + size + ", r[i.op0]" + low + ", i.imm)");
            }
            for (int narrow = 1; narrow <= 2; narrow++) {
                registers("DataTransfer.movzx", size, REGISTER_1 + " && i.size1 == " + narrow, "r[i.op0] = r[i.op1] & 0x" + "ff".repeat(narrow));
            }
        }
        registers("DataTransfer.movsxd", 8, REGISTER_1, "r[i.op0] = (int) r[i.op1]");
        for (String operand : List.of("r[i.op1]", "i.imm")) {
            String source = operand.equals("i.imm") ? IMMEDIATE_1 : REGISTER_1;
            registers("BinaryArithmetic.cmp", 1, source, "f.sub(1, r[i.op0], " + operand + ")");
            registers("Logical.test", 1, source, "f.logic(1, r[i.op0] & " + operand + ")");
        }
        for (int size : new int[] {8, 4}) {
            binary(size, "b", MEMORY_1, true);
            load("DataTransfer.mov", size, "r[i.op0] = b");
            load("DataTransfer.movzx", size, "r[i.op0] = b");
            load("BinaryArithmetic.imul2", size, "r[i.op0] = BinaryArithmetic.imul(f, " + size + ", r[i.op0], b)");
        }
        load("DataTransfer.movsxd", 8, "r[i.op0] = (int) b");
        compare("BinaryArithmetic.cmp", "f.sub(i.size0, b, %s)");
        compare("Logical.test", "f.logic(i.size0, b & %s)");
    }

    private void binary(int size, String operand, String source, boolean memory) {
        for (String name : List.of("add", "sub", "adc", "sbb")) {
            add("BinaryArithmetic." + name, size, source, "r[i.op0] = f." + name + "(" + size + ", r[i.op0], " + operand + ")", memory);
        }
        add("BinaryArithmetic.cmp", size, source, "f.sub(" + size + ", r[i.op0], " + operand + ")", memory);
        for (String name : List.of("and &", "or |", "xor ^")) {
            int blank = name.indexOf(' ');
            add("Logical." + name.substring(0, blank), size, source,
                    "r[i.op0] = f.logic(" + size + ", r[i.op0]" + name.substring(blank) + " " + operand + ")", memory);
        }
        add("Logical.test", size, source, "f.logic(" + size + ", r[i.op0] & " + operand + ")", memory);
    }

    private void registers(String operation, int size, String source, String statement) {
        add(operation, size, source, statement, false);
    }

    private void load(String operation, int size, String statement) {
        add(operation, size, MEMORY_1, statement, true);
    }

    private void add(String operation, int size, String source, String statement, boolean memory) {
        forms.add(new Form(operation, REGISTER_0 + " && i.size0 == " + size + " && " + source, statement, memory));
    }

    private void compare(String operation, String statement) {
        forms.add(new Form(operation, MEMORY_0 + " && " + REGISTER_1, String.format(statement, "r[i.op1]"), true));
        forms.add(new Form(operation, MEMORY_0 + " && " + IMMEDIATE_1, String.format(statement, "i.imm"), true));
    }

    /** In the order of their numbers, which begin with 1. */
    List<Form> forms() {
        return forms;
    }
}
