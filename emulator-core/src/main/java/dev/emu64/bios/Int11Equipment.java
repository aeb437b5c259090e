package dev.emu64.bios;

import dev.emu64.cpu.Cpu;

/** INT 11h: the equipment word in AX. INT 12h: conventional memory in KiB in AX. */
final class Int11Equipment {
    private final BiosDataArea bda;

    Int11Equipment(BiosDataArea bda) {
        this.bda = bda;
    }

    void equipment(BiosCall call) {
        call.low16(Cpu.RAX, bda.wordAt(BiosDataArea.EQUIPMENT));
    }

    void memorySize(BiosCall call) {
        call.low16(Cpu.RAX, bda.wordAt(BiosDataArea.MEMORY_KIB));
    }
}
