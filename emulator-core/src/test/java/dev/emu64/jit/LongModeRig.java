package dev.emu64.jit;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.Scheduler;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.Mmu;
import dev.emu64.run.BlockCache;
import dev.emu64.run.CachedBlock;
import dev.emu64.run.Interpreter;
import dev.emu64.run.Translator;
import dev.emu64.snapshot.StateDigest;
import java.util.EnumSet;
import java.util.SplittableRandom;

/** A processor in 64-bit mode with a periodic interrupt and a #PF handler that maps the missing page. */
final class LongModeRig {
    static final int CODE = 0x10000;
    private static final int STACK = 0x80000;
    private static final int DATA = 0x40fc0;
    private static final int LAZY = 0x200000;
    private static final int IDT = 0x8000;

    final GuestMemory memory = GuestMemory.flat(4 << 20);
    final Scheduler scheduler = new Scheduler(new VirtualClock(1));
    final Cpu cpu = new Cpu(new Mmu(memory), new PortBus(), scheduler.clock());
    final CountingTranslator translator;
    private final Interpreter engine;
    private final Scheduler.Event tick;

    /** Counts what it has translated. */
    static final class CountingTranslator implements Translator {
        private final Translator inner;
        int translations;

        CountingTranslator(Translator inner) {
            this.inner = inner;
        }

        @Override
        public int threshold() {
            return inner.threshold();
        }

        @Override
        public void translate(CachedBlock head, BlockCache cache) {
            inner.translate(head, cache);
            translations += head.translated() ? 1 : 0;
        }
    }

    /** @param threshold block executions before translation, or 0 to interpret only */
    LongModeRig(byte[] code, int threshold, int ticks) {
        translator = threshold == 0 ? null : new CountingTranslator(new RegionTranslator(cpu, threshold));
        Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
        engine = new Interpreter(cpu, memory, scheduler, decoder, translator);
        tables();
        memory.copyIn(CODE, code, 0, code.length);
        processor();
        tick = scheduler.event("tick", () -> cpu.interruptLine(true));
        cpu.connect(() -> {
            cpu.interruptLine(false);
            tick(ticks);
            return 0x20;
        });
        tick(ticks);
    }

    private void tick(int ticks) {
        if (ticks > 0) {
            tick.in(ticks);
        }
    }

    private void tables() {
        memory.write64(0x1000, 0x2003);
        memory.write64(0x2000, 0x3003);
        memory.write64(0x3000, 0x83);
        memory.write64(0x3008, 0x4003);
        gate(14, 0x9000);
        gate(0x20, 0x9100);
        // push rax; push rcx; mov rax, cr2; shr rax, 12; and eax, 511; lea ecx, [rax + 0x200]; shl ecx, 12; or ecx, 3
        // mov [rax * 8 + 0x4000], rcx; pop rcx; pop rax; add rsp, 8; iretq
        code(0x9000, "5051" + "0f20d0" + "48c1e80c" + "25ff010000" + "8d8800020000" + "c1e10c" + "83c903"
            + "48890cc500400000" + "5958" + "4883c408" + "48cf");
        // inc qword [0x7000]; iretq
        code(0x9100, "48ff042500700000" + "48cf");
        gate(0, 0x9400);
        // xor edx, edx; mov eax, 1; or rcx, 1 and all but rsp, rax, rdx, r13-r15 likewise; iretq
        code(0x9400, "31d2" + "b801000000" + "4883c901" + "4883cb01" + "4883cd01" + "4883ce01" + "4883cf01" + "4983c801" + "4983c901"
            + "4983ca01" + "4983cb01" + "4983cc01" + "48cf");
        gate(7, 0x9200);
        // clts; iretq
        code(0x9200, "0f06" + "48cf");
        gate(19, 0x9300);
        // ldmxcsr [0x7008]: all masked; iretq
        code(0x9300, "0fae142508700000" + "48cf");
        memory.write64(0x7008, 0x1f80);
        memory.write64(0x5008, 0x00af9b000000ffffL);
        memory.write64(0x5010, 0x00cf93000000ffffL);
    }

    private void gate(int vector, int handler) {
        memory.write64(IDT + vector * 16, handler & 0xffff | 8L << 16 | 0x8eL << 40 | (long) (handler >>> 16) << 48);
    }

    private void code(int address, String hex) {
        for (int i = 0; i < hex.length(); i += 2) {
            memory.write8(address + i / 2, Integer.parseInt(hex.substring(i, i + 2), 16));
        }
    }

    private void processor() {
        cpu.control.cr0 = 0x80000011L;
        cpu.control.cr4 = 0x620;
        cpu.control.cr3 = 0x1000;
        cpu.control.efer = 0x500;
        cpu.seg[Segment.CS].set(8, 0, 0xffffffffL, 0xa09b);
        for (int s : new int[] {Segment.SS, Segment.DS, Segment.ES}) {
            cpu.seg[s].set(16, 0, 0xffffffffL, 0xc093);
        }
        cpu.gdtrBase = 0x5000;
        cpu.gdtrLimit = 0x17;
        cpu.idtrBase = IDT;
        cpu.idtrLimit = 0xfff;
        cpu.refresh();
        cpu.writeFlags(Flags.IF | Flags.FIXED, -1);
        for (int r = 0; r < 16; r++) {
            cpu.r[r] = 0x0123456789abcdefL * (r + 1);
        }
        cpu.r[Cpu.RSP] = STACK;
        cpu.r[13] = LAZY;
        cpu.r[14] = DATA;
        cpu.rip = CODE;
        vectors();
    }

    /** Numbers large and small, close to overflow and underflow, NaNs, infinities, zeros. */
    private void vectors() {
        long[] special = {0x7ff0000000000000L, 0x7ff8000000000001L, 0x7ff4000000000000L, 0, 1, 0x8000000000000000L, 0x0010000000000000L,
            0x7fefffffffffffffL, 0x3ff0000000000000L, 0xc059000000000000L, 0x7f8000003f800000L, 0x00000001ffc00000L, 0x7f7fffff00800000L};
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 0x800; n++) {
            boolean ordinary = random.nextInt(3) > 0;
            long value = ordinary ? Double.doubleToRawLongBits(random.nextDouble() * 1000 - 500)
                : special[random.nextInt(special.length)] ^ (long) random.nextInt(2) << 63;
            cpu.fpu.xmm[n & 63] = value;
            memory.write64(DATA + n * 8, value);
            memory.write64(LAZY + n * 8, Long.rotateLeft(value, n));
        }
    }

    /** Runs on to an instruction count. */
    void run(long limit) {
        while (scheduler.clock().instructions < limit && !cpu.shutdown) {
            scheduler.runDue();
            cpu.attended(Cpu.ATTENTION_CODE);
            cpu.interrupts.boundary();
            engine.run(limit);
        }
    }

    /** Everything that the guest can see, as text that shows what differs. */
    String state() {
        StringBuilder text = new StringBuilder();
        text.append("count ").append(scheduler.clock().instructions).append(" rip ").append(Long.toHexString(cpu.rip));
        text.append(" flags ").append(Integer.toHexString(cpu.flags.value()));
        for (int r = 0; r < 16; r++) {
            text.append(" r").append(r).append(' ').append(Long.toHexString(cpu.r[r]));
        }
        StateDigest digest = new StateDigest();
        memory.save(digest);
        cpu.save(digest);
        return text.append(" digest ").append(Long.toHexString(digest.value())).toString();
    }
}
