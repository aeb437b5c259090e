package dev.emu64.fuzz;

import dev.emu64.isa.Attribute;
import dev.emu64.isa.Opcode;
import dev.emu64.isa.Operand;
import dev.emu64.isa.OperandKind;
import dev.emu64.isa.Row;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Encodes a row of the instruction table with random prefixes and operands, most of which address memory that is there. */
final class RowEncoder {
    private static final int[] PREFIXES = {0x66, 0x67, 0xf2, 0xf3, 0xf0, 0x2e, 0x36, 0x3e, 0x26, 0x64, 0x65};
    private static final int[] MANDATORY = {0, 0x66, 0xf3, 0xf2};
    private static final int[] TAME_BASES = {3, 6, 7};
    private static final int IMMEDIATE_BYTES = 8;

    private final SplittableRandom random;
    private final int codeSize;
    /** Prefixes are few, and memory is addressed by rBX, rSI and rDI. */
    private final boolean tame;

    RowEncoder(SplittableRandom random, int codeSize, boolean tame) {
        this.random = random;
        this.codeSize = codeSize;
        this.tame = tame;
    }

    /** The instruction, with more bytes behind it than the longest immediate needs: decoding tells where it ends. */
    byte[] encode(Row row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Opcode o = row.opcode();
        int prefixes = tame ? 0 : random.nextInt(3) == 0 ? random.nextInt(4) : 0;
        boolean shortAddress = false;
        if (tame && !o.vex() && o.prefix() == Opcode.ANY_PREFIX && random.nextInt(6) == 0) {
            out.write(0x66);
        }
        for (int n = 0; n < prefixes; n++) {
            int prefix = PREFIXES[random.nextInt(PREFIXES.length)];
            shortAddress |= prefix == 0x67;
            out.write(prefix);
        }
        if (o.vex()) {
            vex(out, o, row.usesVvvv());
        } else {
            legacy(out, o);
        }
        out.write(o.code() + random.nextInt(o.codes()));
        if (o.modRm()) {
            modRm(out, row, codeSize == 2 != shortAddress && codeSize != 8);
        }
        for (Operand operand : row.operands()) {
            if (operand.kind() == OperandKind.J) {
                // a jump that stays near
                out.write(random.nextInt(24));
                out.write(0);
                out.write(0);
                out.write(0);
            }
        }
        for (int n = 0; n < IMMEDIATE_BYTES; n++) {
            out.write(random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(2) * 0xff & random.nextInt(256));
        }
        return out.toByteArray();
    }

    private void legacy(ByteArrayOutputStream out, Opcode o) {
        if (o.prefix() > 0) {
            out.write(MANDATORY[o.prefix()]);
        }
        if (codeSize == 8 && (o.w() == 1 || random.nextInt(3) == 0)) {
            out.write(0x40 | (o.w() == 1 ? 8 : o.w() == 0 ? 0 : random.nextInt(2) << 3) | random.nextInt(8) & (tame ? 4 : 7));
        }
        if (o.map() > 0) {
            out.write(0x0f);
        }
        if (o.map() > 1) {
            out.write(o.map() == 2 ? 0x38 : 0x3a);
        }
    }

    private void vex(ByteArrayOutputStream out, Opcode o, boolean vvvv) {
        int extensions = codeSize == 8 ? random.nextInt(8) << 5 : 0xe0;
        int w = o.w() == 1 || o.w() == Opcode.ANY && random.nextBoolean() ? 0x80 : 0;
        int l = o.l() == 1 || o.l() == Opcode.ANY && random.nextBoolean() ? 4 : 0;
        int source = vvvv ? random.nextInt(codeSize == 8 ? 16 : 8) : random.nextInt(32) == 0 ? 1 : 0;
        out.write(0xc4);
        out.write(extensions | o.map());
        out.write(w | (~source & 15) << 3 | l | o.prefix());
    }

    private void modRm(ByteArrayOutputStream out, Row row, boolean sixteenBit) {
        Opcode o = row.opcode();
        int reg = o.reg() == Opcode.ANY ? random.nextInt(8) : o.reg();
        boolean register = o.mod() == Opcode.Mod.REGISTER || o.mod() == Opcode.Mod.ANY && random.nextBoolean();
        int rm = o.rm() == Opcode.ANY ? random.nextInt(8) : o.rm();
        int mod = register ? 3 : random.nextInt(3);
        if (row.is(Attribute.VSIB) && !register) {
            rm = 4;
        }
        boolean tamed = tame && !sixteenBit && mod != 3 && random.nextInt(16) != 0;
        if (tamed) {
            mod = random.nextInt(8) == 0 ? 2 : 1;
            rm = TAME_BASES[random.nextInt(TAME_BASES.length)];
        }
        out.write(mod << 6 | reg << 3 | rm);
        if (mod == 3) {
            return;
        }
        if (sixteenBit) {
            displacement(out, mod == 1 ? 1 : mod == 2 || rm == 6 ? 2 : 0);
            return;
        }
        int base = rm;
        if (rm == 4) {
            int sib = random.nextInt(256);
            base = sib & 7;
            out.write(sib);
        }
        displacement(out, mod == 1 ? 1 : mod == 2 || base == 5 ? 4 : 0);
    }

    private void displacement(ByteArrayOutputStream out, int bytes) {
        // 32 bits are a place in RAM, seen from zero or from RIP
        int value = bytes == 4 ? tame || random.nextInt(2) == 0 ? random.nextInt(48) : 0x10000 + random.nextInt(0x30000) : random.nextInt();
        for (int n = 0; n < bytes; n++) {
            out.write(value >>> 8 * n);
        }
    }
}
