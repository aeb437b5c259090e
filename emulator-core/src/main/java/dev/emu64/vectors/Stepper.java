package dev.emu64.vectors;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.FetchBeyond;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.ops.Dispatch;

/** Fetches, decodes and executes one instruction after the other, remembering nothing: the plainest engine there is. */
final class Stepper implements FetchBeyond {
    /** {@link #run}'s answer where no fault was delivered. */
    static final int NO_FAULT = -1;
    private static final int PAGE = 4096;

    private final Cpu cpu;
    private final Decoder decoder;

    Stepper(Cpu cpu, Decoder decoder) {
        this.cpu = cpu;
        this.decoder = decoder;
    }

    /**
     * Executes {@code most} instructions (a repeated string instruction being one), or fewer if RIP becomes
     * {@code until}. Faults are delivered, and a trap that is due behind the last instruction.
     *
     * @return the vector of the first fault that an instruction raised, or {@link #NO_FAULT}
     */
    int run(int most, long until) {
        if (cpu.attention != 0) {
            cpu.interrupts.boundary();
        }
        cpu.dueInstruction = Long.MAX_VALUE;
        int first = NO_FAULT;
        int done = 0;
        do {
            int vector = step();
            if (first == NO_FAULT) {
                first = vector;
            }
            if (cpu.attention != 0) {
                cpu.interrupts.boundary();
            }
            done++;
        } while (done < most && cpu.rip != until && !cpu.shutdown);
        return first;
    }

    private int step() {
        cpu.startRip = cpu.rip;
        try {
            Insn insn = fetch();
            long next = cpu.rip + insn.length;
            // IP does not wrap at 64 KiB: the next fetch is beyond the limit of CS
            cpu.rip = insn.codeSize == 8 ? next : next & 0xffffffffL;
            Dispatch.execute(cpu, insn);
            cpu.clock.instructions++;
            return NO_FAULT;
        } catch (GuestFault fault) {
            int vector = fault.vector;
            cpu.rip = cpu.startRip;
            cpu.deliver(fault);
            cpu.clock.instructions++;
            return vector;
        }
    }

    private Insn fetch() {
        long linear = cpu.codeLinear(cpu.rip);
        int offset = cpu.memory.offset(cpu.mmu.execPhysical(linear));
        int window = PAGE - ((int) linear & PAGE - 1);
        if (!cpu.code64()) {
            window = (int) Math.min(window, cpu.seg[Segment.CS].limit - cpu.rip + 1);
        }
        return decoder.decode(cpu.memory.ram, offset, window, this, Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86()));
    }

    @Override
    public int fetch(int offset) {
        return cpu.memory.read8(cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip + offset)));
    }
}
