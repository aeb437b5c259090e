package dev.emu64.fuzz;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.FetchBeyond;
import dev.emu64.decode.Insn;
import dev.emu64.mmu.GuestFault;
import dev.emu64.ops.Dispatch;
import dev.emu64.run.Engine;

/** An engine without blocks, caches or memory of any kind: fetches, decodes and executes each instruction anew. */
final class PlainStepper implements Engine, FetchBeyond {
    private static final int PAGE = 4096;

    private final FuzzBoard board;
    private final Cpu cpu;
    private final byte[] first = new byte[1];
    /** The last instruction fetched. */
    Insn last;

    PlainStepper(FuzzBoard board) {
        this.board = board;
        cpu = board.cpu;
    }

    @Override
    public void flush() {
        // nothing is kept
    }

    @Override
    public void run(long limit) {
        do {
            long end = Math.min(limit, board.scheduler.dueInstruction());
            if (cpu.clock.instructions >= end) {
                return;
            }
            cpu.dueInstruction = end;
            cpu.startRip = cpu.rip;
            try {
                last = fetch();
                long next = cpu.rip + last.length;
                cpu.rip = last.codeSize == 8 ? next : next & 0xffffffffL;
                Dispatch.execute(cpu, last);
            } catch (GuestFault fault) {
                cpu.rip = cpu.startRip;
                cpu.deliver(fault);
            }
            cpu.clock.instructions++;
        } while (cpu.attention == 0);
    }

    private Insn fetch() {
        long linear = cpu.codeLinear(cpu.rip);
        long physical = cpu.mmu.execPhysical(linear);
        int mode = Decoder.mode(cpu.codeSize, cpu.protectedMode() && !cpu.v86());
        int offset = cpu.memory.offset(physical);
        if (offset < 0) {
            first[0] = (byte) cpu.memory.read8(physical);
            return board.decoder.decode(first, 0, 1, this, mode);
        }
        int window = PAGE - ((int) linear & PAGE - 1);
        if (!cpu.code64()) {
            window = (int) Math.min(window, cpu.seg[Segment.CS].limit - cpu.rip + 1);
        }
        return board.decoder.decode(cpu.memory.ram, offset, window, this, mode);
    }

    @Override
    public int fetch(int offset) {
        return cpu.memory.read8(cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip + offset)));
    }
}
