package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.decode.Insn;
import org.objectweb.asm.Label;

/** Bytecode of bit tests, bit scans, counts, byte swaps, and of CF's own instructions. */
final class BitCode {
    private final Code code;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    BitCode(Code code, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return switch (i.op) {
            case BIT_BYTE_BT, BIT_BYTE_BTS, BIT_BYTE_BTR, BIT_BYTE_BTC, BIT_BYTE_BSF, BIT_BYTE_BSR, BIT_BYTE_TZCNT, BIT_BYTE_LZCNT,
                    BIT_BYTE_POPCNT, DATA_TRANSFER_MOVBE, FLAG_CONTROL_CLC, FLAG_CONTROL_STC, FLAG_CONTROL_CMC -> true;
            case DATA_TRANSFER_BSWAP -> i.size0 >= 4;
            default -> false;
        };
    }

    void emit(Insn i, Place place) {
        switch (i.op) {
            case BIT_BYTE_BT, BIT_BYTE_BTS, BIT_BYTE_BTR, BIT_BYTE_BTC -> test(i, place);
            case BIT_BYTE_BSF, BIT_BYTE_BSR -> scan(i, place);
            case BIT_BYTE_TZCNT, BIT_BYTE_LZCNT -> count(i, place);
            case BIT_BYTE_POPCNT -> population(i, place);
            case DATA_TRANSFER_MOVBE, DATA_TRANSFER_BSWAP -> swap(i, place);
            default -> carry(i);
        }
    }

    /** Pushes the number of the selected bit, an int. */
    private void index(Insn i) {
        int last = (i.size0 << 3) - 1;
        if (i.op1 == Insn.IMM) {
            code.constant((int) i.imm & last);
        } else {
            code.loadLong(Code.register(i.op1));
            code.op(L2I);
            code.constant(last);
            code.op(IAND);
        }
    }

    private void test(Insn i, Place place) {
        boolean tests = i.op == BIT_BYTE_BT;
        if (i.op0 == Insn.MEM) {
            memory.loadBits(i, !tests, place);
        }
        flags.beforeOverlay(LazyFlags.BIT);
        operands.plain(i, i.op0);
        index(i);
        code.op(LUSHR);
        code.constant(1L);
        code.op(LAND);
        code.storeLong(Code.OVERLAY_A);
        if (!tests) {
            operands.plain(i, i.op0);
            code.constant(1L);
            index(i);
            code.op(LSHL);
            if (i.op == BIT_BYTE_BTR) {
                code.constant(-1L);
                code.op(LXOR);
            }
            code.op(i.op == BIT_BYTE_BTS ? LOR : i.op == BIT_BYTE_BTR ? LAND : LXOR);
            if (i.op0 == Insn.MEM) {
                memory.modified(i.size0);
            } else {
                operands.write(i.op0, i.size0);
            }
        }
        flags.overlay(LazyFlags.BIT, i.size0);
    }

    /** Sets VALUE to operand 1, zero-extended. */
    private void source(Insn i, Place place) {
        if (i.op1 == Insn.MEM) {
            memory.load(i, i.size1, place);
        }
        operands.unsigned(i, i.op1, i.size1);
        code.storeLong(Code.VALUE);
    }

    private void zeros(boolean trailing) {
        code.loadLong(Code.VALUE);
        code.call(Long.class, trailing ? "numberOfTrailingZeros" : "numberOfLeadingZeros", "(J)I");
    }

    /** BSF, BSR: of zero, the destination stays. */
    private void scan(Insn i, Place place) {
        source(i, place);
        flags.beforeOverlay(LazyFlags.SCAN);
        code.loadLong(Code.VALUE);
        code.op(DUP2);
        code.storeLong(Code.OVERLAY_A);
        Label done = new Label();
        code.constant(0L);
        code.op(LCMP);
        code.jump(IFEQ, done);
        if (i.op == BIT_BYTE_BSF) {
            zeros(true);
        } else {
            code.constant(63);
            zeros(false);
            code.op(ISUB);
        }
        code.op(I2L);
        operands.write(i.op0, i.size0);
        code.label(done);
        flags.overlay(LazyFlags.SCAN, i.size0);
    }

    private void count(Insn i, Place place) {
        int bits = i.size1 << 3;
        source(i, place);
        flags.beforeOverlay(LazyFlags.COUNT);
        code.loadLong(Code.VALUE);
        code.storeLong(Code.OVERLAY_A);
        if (i.op == BIT_BYTE_TZCNT) {
            zeros(true);
            if (bits < 64) {
                code.constant(bits);
                code.call(Math.class, "min", "(II)I");
            }
        } else {
            zeros(false);
            code.constant(64 - bits);
            code.op(ISUB);
        }
        code.op(I2L, DUP2);
        code.storeLong(Code.OVERLAY_B);
        operands.write(i.op0, i.size0);
        flags.overlay(LazyFlags.COUNT, i.size0);
    }

    private void population(Insn i, Place place) {
        source(i, place);
        code.loadLong(Code.VALUE);
        code.call(Names.LAZY_FLAGS, "zeroStatus", "(J)J");
        code.storeLong(Code.FLAG_A);
        code.loadLong(Code.VALUE);
        code.call(Long.class, "bitCount", "(J)I");
        code.op(I2L);
        operands.write(i.op0, i.size0);
        flags.pending(LazyFlags.STATUS, i.size0);
    }

    private void swap(Insn i, Place place) {
        int source = i.op == DATA_TRANSFER_BSWAP ? i.op0 : i.op1;
        if (source == Insn.MEM) {
            memory.load(i, i.size1, place);
        }
        operands.plain(i, source);
        code.call(Long.class, "reverseBytes", "(J)J");
        code.constant(64 - (i.size0 << 3));
        code.op(LUSHR);
        if (i.op0 == Insn.MEM) {
            code.storeLong(Code.VALUE);
            memory.store(i, i.size0, place);
        } else {
            operands.write(i.op0, i.size0);
        }
    }

    /** CLC, STC, CMC. */
    private void carry(Insn i) {
        if (i.op == FLAG_CONTROL_CMC) {
            flags.pushCarry();
            code.constant(1L);
            code.op(LXOR);
        } else {
            code.constant(i.op == FLAG_CONTROL_STC ? 1L : 0L);
        }
        code.storeLong(Code.OTHER);
        flags.beforeOverlay(LazyFlags.BIT);
        code.loadLong(Code.OTHER);
        code.storeLong(Code.OVERLAY_A);
        flags.overlay(LazyFlags.BIT, 8);
    }
}
