package dev.emu64.run;

import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Insn;
import dev.emu64.ops.OperationNumbers;

/**
 * Finds loops from which only an interrupt leads out: {@code jmp $}, a poll of a variable that nobody else writes, an
 * empty loop of unoptimised code. It executes a few instructions and watches: when control comes back to where it
 * began, with every register and flag as before, and nothing on the way could write memory, touch a port or read the
 * time, then the loop goes on like that for ever.
 */
public final class SpinProbe {
    private static final int LONGEST_LOOP = 24;

    private final Cpu cpu;
    private final VirtualClock clock;
    private final Interpreter interpreter;
    private final Engine engine;
    private final long[] registers = new long[16];

    /** Decodes with {@code interpreter} and executes with {@code engine}. */
    public SpinProbe(Cpu cpu, Interpreter interpreter, Engine engine) {
        this.cpu = cpu;
        this.engine = engine;
        this.clock = cpu.clock;
        this.interpreter = interpreter;
    }

    /**
     * Executes at most {@value #LONGEST_LOOP} instructions (they count as executed, up to {@code limit}); true if they were one round of an
     * endless loop, at whose beginning the cpu stands again.
     */
    public boolean spinning(long limit) {
        long rip = cpu.rip;
        int flags = cpu.flags.value();
        System.arraycopy(cpu.r, 0, registers, 0, registers.length);
        for (int step = 0; step < LONGEST_LOOP; step++) {
            Insn next = interpreter.peek();
            if (next == null || !harmless(next) || cpu.attention != 0 || clock.instructions >= limit) {
                return false;
            }
            long before = clock.instructions;
            engine.run(before + 1);
            if (clock.instructions == before) {
                // an event is due
                return false;
            }
            if (cpu.rip == rip) {
                return flags == cpu.flags.value() && sameRegisters();
            }
        }
        return false;
    }

    private boolean sameRegisters() {
        for (int i = 0; i < registers.length; i++) {
            if (registers[i] != cpu.r[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether an instruction only computes on registers, reads memory, or branches. */
    private static boolean harmless(Insn insn) {
        return switch (insn.op) {
            case OperationNumbers.CONTROL_TRANSFER_JMP, OperationNumbers.CONTROL_TRANSFER_JCC,
                    OperationNumbers.BINARY_ARITHMETIC_CMP, OperationNumbers.LOGICAL_TEST, OperationNumbers.BIT_BYTE_BT,
                    OperationNumbers.MISCELLANEOUS_NOP, OperationNumbers.MISCELLANEOUS_PAUSE -> true;
            case OperationNumbers.DATA_TRANSFER_MOV, OperationNumbers.DATA_TRANSFER_MOVZX, OperationNumbers.DATA_TRANSFER_LEA,
                    OperationNumbers.LOGICAL_AND, OperationNumbers.LOGICAL_OR, OperationNumbers.LOGICAL_XOR,
                    OperationNumbers.BINARY_ARITHMETIC_ADD, OperationNumbers.BINARY_ARITHMETIC_SUB,
                    OperationNumbers.SHIFT_ROTATE_SHR, OperationNumbers.SHIFT_ROTATE_SHL, OperationNumbers.BIT_BYTE_SETCC ->
                insn.op0 != Insn.MEM;
            default -> false;
        };
    }
}
