package dev.emu64.isa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Numbers the methods of package ops: hot ones first, so that the first level of the dispatch is one dense switch,
 * then group by group.
 */
final class Operations {
    static final String UNDEFINED = "Invalid.undefined";
    static final String TOO_LONG = "Invalid.tooLong";
    /** By how often compiled 64-bit code and boot loaders execute them. */
    private static final List<String> HOT = List.of(
            "DataTransfer.mov", "ControlTransfer.jcc", "BinaryArithmetic.add", "BinaryArithmetic.cmp", "DataTransfer.lea",
            "Logical.test", "BinaryArithmetic.sub", "Logical.xor", "Logical.and", "ControlTransfer.jmp", "ControlTransfer.call",
            "ControlTransfer.ret", "Stack.push", "Stack.pop", "BinaryArithmetic.inc", "BinaryArithmetic.dec", "Logical.or",
            "DataTransfer.movzx", "ShiftRotate.shl", "ShiftRotate.shr", "ShiftRotate.sar", "DataTransfer.movsx",
            "DataTransfer.movsxd", "DataTransfer.cmov", "BitByte.setcc", "BinaryArithmetic.imul2", "ControlTransfer.callIndirect",
            "ControlTransfer.jmpIndirect", "BinaryArithmetic.adc", "BinaryArithmetic.sbb", "BinaryArithmetic.neg", "Logical.not",
            "DataTransfer.xchg", "Stack.leave", "ControlTransfer.loop", "StringOps.lods", "StringOps.stos", "StringOps.movs",
            "Miscellaneous.nop", "BitByte.bt");

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final int hotCount;

    Operations(InstructionTable table) {
        TreeSet<String> all = new TreeSet<>();
        all.add(UNDEFINED);
        all.add(TOO_LONG);
        for (Row row : table.rows()) {
            all.add(row.operation());
        }
        for (String name : HOT) {
            if (all.remove(name)) {
                numbers.put(name, numbers.size());
            }
        }
        hotCount = numbers.size();
        for (String name : all) {
            numbers.put(name, numbers.size());
            groups.computeIfAbsent(name.substring(0, name.indexOf('.')), g -> new ArrayList<>()).add(name);
        }
    }

    int number(String operation) {
        return numbers.get(operation);
    }

    /** Names in the order of their numbers. */
    List<String> names() {
        return List.copyOf(numbers.keySet());
    }

    int hotCount() {
        return hotCount;
    }

    /** The operations that are not hot, by group, in the order of their numbers. */
    Map<String, List<String>> groups() {
        return groups;
    }
}
