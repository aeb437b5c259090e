package dev.emu64.decode;

import dev.emu64.isa.Attribute;
import dev.emu64.isa.Opcode;
import dev.emu64.isa.Operand;
import dev.emu64.isa.OperandKind;
import dev.emu64.isa.OperandSize;
import dev.emu64.isa.Row;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Assembles sample instructions from a row of the table: an encoder of its own, which shares no code with the decoder.
 *
 * @param codeSize 2, 4 or 8
 * @param memory   whether ModRM.rm is memory: [rDI + disp8]
 * @param wide     with REX.W or VEX.W
 * @param prefix66 with an operand-size prefix that is not part of the opcode
 */
record RowSample(Row row, int codeSize, boolean memory, boolean wide, boolean prefix66) {
    private static final int RDI_FORM = 0x47;
    private static final int SIB_FORM = 0x44;
    private static final int REGISTER_RM = 2;
    private static final int REG = 3;

    /** Every sensible sample of a row, in all modes it is defined in. */
    static List<RowSample> of(Row row) {
        List<RowSample> samples = new ArrayList<>();
        for (int codeSize : new int[] {2, 4, 8}) {
            boolean defined = row.modes().contains(codeSize == 8 ? Row.Mode.LONG64 : Row.Mode.PROTECTED);
            for (int form = 0; defined && form < 8; form++) {
                RowSample sample = new RowSample(row, codeSize, (form & 1) != 0, (form & 2) != 0, (form & 4) != 0);
                if (sample.possible()) {
                    samples.add(sample);
                }
            }
        }
        return samples;
    }

    private boolean possible() {
        Opcode o = row.opcode();
        if (row.is(Attribute.VSIB) && codeSize == 2) {
            return false;
        }
        if (memory && (!o.modRm() || o.mod() == Opcode.Mod.REGISTER || row.is(Attribute.ANY_MOD))
                || !memory && o.modRm() && o.mod() == Opcode.Mod.MEMORY) {
            return false;
        }
        // outside 64-bit mode W exists only in a VEX prefix, and only some instructions look at it
        if (wide && (o.w() == 0 || codeSize != 8 && !(o.vex() && o.w() == 1)) || !wide && o.w() == 1) {
            return false;
        }
        return !prefix66 || !o.vex() && o.prefix() == Opcode.ANY_PREFIX && !wide;
    }

    byte[] bytes() {
        Opcode o = row.opcode();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (o.vex()) {
            vex(out, o);
        } else {
            legacy(out, o);
        }
        boolean inOpcode = row.operands().stream().anyMatch(operand -> operand.kind() == OperandKind.Z);
        out.write(o.code() + (inOpcode ? REG : o.codes() == 16 ? 5 : 0));
        if (o.modRm()) {
            int reg = o.reg() == Opcode.ANY ? REG : o.reg();
            int rm = o.rm() != Opcode.ANY ? o.rm() : o.mod() == Opcode.Mod.REGISTER ? 0 : REGISTER_RM;
            boolean sib = row.is(Attribute.VSIB);
            out.write(memory ? (sib ? SIB_FORM : RDI_FORM) | reg << 3 : 0xc0 | reg << 3 | rm);
            if (memory) {
                if (sib) {
                    out.write(0xa7);
                }
                out.write(0x10);
            }
        }
        for (Operand operand : row.operands()) {
            immediate(out, operand);
        }
        return out.toByteArray();
    }

    private void legacy(ByteArrayOutputStream out, Opcode o) {
        if (prefix66) {
            out.write(0x66);
        }
        if (o.prefix() > 0) {
            out.write(new int[] {0, 0x66, 0xf3, 0xf2}[o.prefix()]);
        }
        if (wide) {
            out.write(0x48);
        }
        if (o.map() > 0) {
            out.write(0x0f);
        }
        if (o.map() > 1) {
            out.write(o.map() == 2 ? 0x38 : 0x3a);
        }
    }

    private void vex(ByteArrayOutputStream out, Opcode o) {
        out.write(0xc4);
        out.write(0xe0 | o.map());
        int vvvv = row.usesVvvv() ? 5 : 0;
        out.write((wide ? 0x80 : 0) | (~vvvv & 15) << 3 | (o.l() == 1 ? 4 : 0) | o.prefix());
    }

    private int operandSize() {
        if (row.opcode().vex()) {
            return wide ? 8 : 4;
        }
        boolean shortened = prefix66 || row.opcode().prefix() == 1;
        if (codeSize != 8) {
            return shortened ? 6 - codeSize : codeSize;
        }
        if (wide) {
            return 8;
        }
        boolean wideDefault = row.is(Attribute.DEF64) || row.is(Attribute.F64);
        return shortened && !row.is(Attribute.F64) ? 2 : wideDefault ? 8 : 4;
    }

    private void immediate(ByteArrayOutputStream out, Operand operand) {
        int size = operandSize();
        switch (operand.kind()) {
            case I, J -> fill(out, operand.size() == OperandSize.B ? 1 : operand.size() == OperandSize.W ? 2
                    : operand.size() == OperandSize.Z ? Math.min(4, size) : size);
            case I_SX -> fill(out, 1);
            case L -> out.write(0x40);
            case O -> fill(out, codeSize);
            case A -> fill(out, size + 2);
            default -> { }
        }
    }

    private static void fill(ByteArrayOutputStream out, int bytes) {
        for (int n = 0; n < bytes; n++) {
            out.write(0x12 + 0x11 * n & 0x7f);
        }
    }
}
