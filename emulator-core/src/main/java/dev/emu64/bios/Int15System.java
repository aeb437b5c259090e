package dev.emu64.bios;

import dev.emu64.bus.A20Gate;
import dev.emu64.clock.Scheduler;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Segment;
import dev.emu64.memory.GuestMemory;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;
import java.util.List;

/** INT 15h: memory map and sizes, A20, block move, wait, system configuration. */
final class Int15System implements Stateful {
    private static final long SMAP = 0x534d4150L;
    private static final long MIB = 1 << 20;
    private static final long NO_WAIT = -1;

    private final GuestMemory memory;
    private final A20Gate a20;
    private final Scheduler scheduler;
    private final Scheduler.Event waitOver;
    private final List<MemoryMap.Range> map;
    private final long ramBytes;
    private long waitUntilNanos = NO_WAIT;

    Int15System(Cpu cpu, GuestMemory memory, A20Gate a20, Scheduler scheduler, long ramBytes) {
        this.memory = memory;
        this.a20 = a20;
        this.scheduler = scheduler;
        this.waitOver = scheduler.event("bios.wait", new Wake(cpu));
        this.ramBytes = ramBytes;
        this.map = MemoryMap.of(ramBytes);
    }

    /** The time of a wait is over: the HLT in the ROM ends. */
    private static final class Wake implements Runnable {
        private final Cpu cpu;

        Wake(Cpu cpu) {
            this.cpu = cpu;
        }

        @Override
        public void run() {
            cpu.wake();
        }
    }

    @Override
    public void save(StateWriter out) {
        out.number("waitUntilNanos", waitUntilNanos);
    }

    @Override
    public void load(StateReader in) {
        waitUntilNanos = in.number("waitUntilNanos");
    }

    void call(BiosCall call) {
        switch (call.ah()) {
            case 0x24 -> a20Services(call);
            case 0x86 -> pause(call);
            case 0x87 -> blockMove(call);
            case 0x88 -> {
                call.low16(Cpu.RAX, (int) Math.min(ramBytes / 1024 - 1024, 0xfc00));
                call.carry(false);
            }
            case 0xc0 -> configuration(call);
            case 0xc1 -> {
                call.cpu.loadSegment(Segment.ES, BiosDataArea.EBDA >>> 4);
                call.carry(false);
            }
            case 0xe8 -> memorySizes(call);
            default -> call.unsupported();
        }
    }

    private void a20Services(BiosCall call) {
        switch (call.al()) {
            case 0 -> a20.enable(false);
            case 1 -> a20.enable(true);
            case 2 -> call.al(a20.enabled() ? 1 : 0);
            case 3 -> call.low16(Cpu.RBX, 3);
            default -> {
                call.unsupported();
                return;
            }
        }
        call.status(0);
    }

    /** AH=86h: waits CX:DX microseconds, in the stub's HLT loop so that interrupts are served meanwhile. */
    private void pause(BiosCall call) {
        if (waitUntilNanos == NO_WAIT) {
            waitUntilNanos = scheduler.nanos() + 1000L * ((long) call.cx() << 16 | call.dx());
            waitOver.at(waitUntilNanos);
        }
        if (scheduler.nanos() < waitUntilNanos) {
            call.cpu.rip = RomStubs.INT_15 + RomStubs.WAIT_BEHIND_STUB;
        } else {
            waitUntilNanos = NO_WAIT;
            waitOver.cancel();
            call.status(0);
        }
    }

    /** AH=87h: moves CX words between extended memory blocks described by the descriptor table at ES:SI. */
    private void blockMove(BiosCall call) {
        long table = call.address(Segment.ES, call.si());
        long source = descriptorBase(table + 0x10);
        long target = descriptorBase(table + 0x18);
        boolean gate = a20.enabled();
        a20.enable(true);
        for (int word = 0; word < call.cx(); word++) {
            memory.write(target + 2L * word, 2, memory.read(source + 2L * word, 2));
        }
        a20.enable(gate);
        call.status(0);
    }

    private long descriptorBase(long descriptor) {
        return memory.read(descriptor + 2, 2) | memory.read(descriptor + 4, 1) << 16 | memory.read(descriptor + 7, 1) << 24;
    }

    private void configuration(BiosCall call) {
        call.cpu.loadSegment(Segment.ES, RomStubs.SEGMENT);
        call.low16(Cpu.RBX, RomStubs.CONFIGURATION);
        call.status(0);
    }

    private void memorySizes(BiosCall call) {
        switch (call.al()) {
            case 0x01, 0x81 -> extendedSizes(call);
            case 0x20 -> addressRange(call);
            default -> call.unsupported();
        }
    }

    /** AX=E801h: KiB between 1 and 16 MiB in AX and CX, 64 KiB units above in BX and DX. */
    private void extendedSizes(BiosCall call) {
        long low = Math.min(ramBytes, MemoryMap.PCI_HOLE);
        int kib = (int) (Math.min(low, 16 * MIB) / 1024 - 1024);
        int units = (int) (Math.max(0, low - 16 * MIB) >>> 16);
        call.low16(Cpu.RAX, kib);
        call.low16(Cpu.RBX, units);
        call.low16(Cpu.RCX, kib);
        call.low16(Cpu.RDX, units);
        call.carry(false);
    }

    /** AX=E820h: entry number EBX of the memory map to ES:DI (ACPI 6.5, 15.1). */
    private void addressRange(BiosCall call) {
        long index = call.low32(Cpu.RBX);
        if (call.low32(Cpu.RDX) != SMAP || index >= map.size() || call.low32(Cpu.RCX) < 20) {
            call.unsupported();
            return;
        }
        MemoryMap.Range range = map.get((int) index);
        long buffer = call.address(Segment.ES, call.di());
        memory.write(buffer, 8, range.base());
        memory.write(buffer + 8, 8, range.length());
        memory.write(buffer + 16, 4, range.type());
        int bytes = 20;
        if (call.low32(Cpu.RCX) >= 24) {
            memory.write(buffer + 20, 4, 1);
            bytes = 24;
        }
        call.low32(Cpu.RAX, SMAP);
        call.low32(Cpu.RCX, bytes);
        call.low32(Cpu.RBX, index + 1 < map.size() ? index + 1 : 0);
        call.carry(false);
    }
}
