package dev.emu64.benchmark;

import dev.emu64.cpu.Cpu;
import dev.emu64.machine.Drive;
import dev.emu64.machine.Machine;
import dev.emu64.machine.MachineConfig;
import dev.emu64.machine.RunLimits;
import dev.emu64.machine.RunObserver;
import dev.emu64.run.StopReason;
import dev.emu64.storage.MemoryDisk;
import java.util.List;

/**
 * An image that ends in {@code loop {}}, made to leave there instead, so that a stopwatch outside any emulator can tell when
 * the guest has come to that point: the two bytes of {@code jmp $} become {@code out 0xf4, al} for isa-debug-exit. All that
 * comes before is the same.
 */
final class LeavingTwin {
    private static final int DEBUG_EXIT = 0xf4;
    private static final int[] JMP_SELF = {0xeb, 0xfe};
    private static final int[] OUT_DEBUG_EXIT = {0xe6, DEBUG_EXIT};
    /** Code in front of the loop that must be the same in the image, so that no other such loop is taken for it. */
    private static final int CONTEXT_BYTES = 8;

    private LeavingTwin() {
    }

    /**
     * The twin of {@code image}.
     *
     * @throws IllegalArgumentException if the guest does not come to rest in such a loop, or its code is not in the image as it
     *     is in memory
     */
    static byte[] of(byte[] image) {
        Machine machine = new Machine(MachineConfig.standard()
                .withDrives(List.of(new Drive(Drive.Kind.DISK, new MemoryDisk(image.clone(), false)))));
        StopReason reason = machine.run(RunLimits.headless(), RunObserver.NONE);
        int[] loop = code(machine.cpu());
        if (!(reason instanceof StopReason.IdleForever) || !endsIn(loop, JMP_SELF)) {
            throw new IllegalArgumentException("the guest has to end in a loop of one jump, but: " + reason.describe());
        }
        int found = -1;
        for (int at = 0; at + loop.length <= image.length; at++) {
            if (matches(image, at, loop)) {
                if (found >= 0) {
                    throw new IllegalArgumentException("the guest's last loop is in the image more than once");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw new IllegalArgumentException("the guest's last loop is not in the image as it is in memory");
        }
        byte[] twin = image.clone();
        for (int i = 0; i < OUT_DEBUG_EXIT.length; i++) {
            twin[found + loop.length - OUT_DEBUG_EXIT.length + i] = (byte) OUT_DEBUG_EXIT[i];
        }
        return twin;
    }

    /** What lies around RIP: the bytes before it and the instruction of two bytes at it. */
    private static int[] code(Cpu cpu) {
        int[] bytes = new int[CONTEXT_BYTES + JMP_SELF.length];
        long first = cpu.mmu.execPhysical(cpu.codeLinear(cpu.rip)) - CONTEXT_BYTES;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = cpu.mmu.memory().read8(first + i);
        }
        return bytes;
    }

    private static boolean endsIn(int[] bytes, int[] end) {
        for (int i = 0; i < end.length; i++) {
            if (bytes[bytes.length - end.length + i] != end[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(byte[] image, int at, int[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if ((image[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
