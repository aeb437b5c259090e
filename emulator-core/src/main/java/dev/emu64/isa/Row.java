package dev.emu64.isa;

import java.util.List;
import java.util.Set;

/**
 * One row of the instruction table.
 *
 * @param number    position in the table; the same as {@code Insn.row}
 * @param chapter   file it stands in, without extension
 * @param mnemonic  as the manual writes it; alternatives by operand size are separated by {@code /}, a condition is
 *                  {@code cc}
 * @param operands  destination first
 * @param feature   what CPUID must report, or null
 * @param modes     processor modes in which it is defined
 * @param group     class of package {@code ops}
 * @param method    method of that class
 * @param manual    volume and section of the SDM, or empty
 */
public record Row(int number, String chapter, String text, Opcode opcode, String mnemonic, List<Operand> operands,
        Set<Attribute> attributes, FlagEffects flags, CpuidFeature feature, Set<Mode> modes, String group, String method,
        String manual) {

    /** What distinguishes modes for the decoder. */
    public enum Mode {
        /** Real-address and virtual-8086 mode. */
        REAL,
        /** Protected mode without 64-bit code, compatibility mode. */
        PROTECTED,
        /** 64-bit mode. */
        LONG64
    }

    public boolean is(Attribute attribute) {
        return attributes.contains(attribute);
    }

    /** {@code Group.method}. */
    public String operation() {
        return group + "." + method;
    }

    /** Whether VEX.vvvv encodes an operand; otherwise it must be 1111. */
    public boolean usesVvvv() {
        for (Operand operand : operands) {
            if (operand.kind().usesVvvv()) {
                return true;
            }
        }
        return false;
    }
}
