package dev.emu64.jit;

import static dev.emu64.ops.OperationNumbers.*;
import static org.objectweb.asm.Opcodes.*;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Insn;

/** Bytecode of string instructions without a repeat prefix; repeated ones have their bulk ways in their ops methods. */
final class StringCode {
    private final Code code;
    private final FlagCode flags;
    private final OperandCode operands;
    private final MemoryCode memory;

    StringCode(Code code, FlagCode flags, OperandCode operands, MemoryCode memory) {
        this.code = code;
        this.flags = flags;
        this.operands = operands;
        this.memory = memory;
    }

    static boolean emits(Insn i) {
        return switch (i.op) {
            case STRING_OPS_MOVS, STRING_OPS_STOS, STRING_OPS_LODS, STRING_OPS_SCAS, STRING_OPS_CMPS ->
                i.rep == 0 && i.addrSize == 8 && i.seg < Segment.FS;
            default -> false;
        };
    }

    void emit(Insn i, Place place) {
        int size = i.size0;
        switch (i.op) {
            case STRING_OPS_LODS -> {
                memory.loadAt(Cpu.RSI, size, place);
                code.loadLong(Code.VALUE);
                operands.write(Cpu.RAX, size);
                advance(Cpu.RSI, size);
            }
            case STRING_OPS_STOS -> {
                memory.probeAt(Cpu.RDI, size, place);
                code.loadLong(Code.register(Cpu.RAX));
                memory.modified(size);
                advance(Cpu.RDI, size);
            }
            case STRING_OPS_MOVS -> {
                memory.loadAt(Cpu.RSI, size, place);
                memory.probeAt(Cpu.RDI, size, place);
                code.loadLong(Code.VALUE);
                memory.modified(size);
                advance(Cpu.RSI, size);
                advance(Cpu.RDI, size);
            }
            case STRING_OPS_SCAS -> {
                memory.loadAt(Cpu.RDI, size, place);
                code.loadLong(Code.register(Cpu.RAX));
                compare(size);
                advance(Cpu.RDI, size);
            }
            default -> {
                memory.loadAt(Cpu.RSI, size, place);
                code.loadLong(Code.VALUE);
                code.storeLong(Code.OTHER);
                memory.loadAt(Cpu.RDI, size, place);
                code.loadLong(Code.OTHER);
                compare(size);
                advance(Cpu.RSI, size);
                advance(Cpu.RDI, size);
            }
        }
    }

    /** Compares the value on the stack with VALUE. */
    private void compare(int size) {
        code.storeLong(Code.FLAG_A);
        code.loadLong(Code.VALUE);
        code.storeLong(Code.FLAG_B);
        flags.pending(LazyFlags.CMP, size);
    }

    private void advance(int register, int size) {
        code.loadLong(Code.register(register));
        code.fixed(Fixed.FLAGS);
        code.constant((long) size);
        code.call(Names.LAZY_FLAGS, "step", "(" + Names.of(Names.FLAGS) + "J)J");
        code.op(LADD);
        code.storeLong(Code.register(register));
    }
}
