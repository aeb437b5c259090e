package dev.emu64.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bus.PortBus;
import dev.emu64.clock.VirtualClock;
import dev.emu64.cpu.ControlRegisters;
import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import dev.emu64.isa.CpuidFeature;
import dev.emu64.memory.GuestMemory;
import dev.emu64.mmu.GuestFault;
import dev.emu64.mmu.Mmu;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One instruction at 1000h: its bytes, its text, the state before and after, in one call.
 *
 * <p>States are words: {@code rax=7f}, {@code cf=1}, {@code [8000]=1122} (bytes in address order), all hexadecimal.
 * Registers that {@code after} does not name must keep their values, RIP must be behind the instruction. Flags count
 * where they are named; {@code flags=kept} says that none changes. {@code fault=0} expects an exception's vector.
 * Before, all registers are zero but RSP = 9000h.
 */
final class InstructionCheck {
    static final int CODE = 0x1000;
    private static final int STACK = 0x9000;
    private static final int PAGE_TABLES = 0x20000;
    private static final List<String> NAMES = List.of("rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
        "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15");
    private static final Map<String, Integer> FLAGS = Map.ofEntries(Map.entry("cf", Flags.CF), Map.entry("pf", Flags.PF),
        Map.entry("af", Flags.AF), Map.entry("zf", Flags.ZF), Map.entry("sf", Flags.SF), Map.entry("of", Flags.OF),
        Map.entry("df", Flags.DF), Map.entry("if", Flags.IF), Map.entry("tf", Flags.TF), Map.entry("nt", Flags.NT),
        Map.entry("ac", Flags.AC), Map.entry("id", Flags.ID), Map.entry("vif", Flags.VIF), Map.entry("vip", Flags.VIP),
        Map.entry("iopl", Flags.IOPL), Map.entry("vm", Flags.VM), Map.entry("rf", Flags.RF));

    private final int codeSize;
    private final boolean protectedMode;
    private int cpl;
    private Cpu cpu;

    private InstructionCheck(int codeSize, boolean protectedMode) {
        this.codeSize = codeSize;
        this.protectedMode = protectedMode;
    }

    static InstructionCheck long64() {
        return new InstructionCheck(8, true);
    }

    static InstructionCheck protected32() {
        return new InstructionCheck(4, true);
    }

    static InstructionCheck real16() {
        return new InstructionCheck(2, false);
    }

    InstructionCheck cpl(int level) {
        cpl = level;
        return this;
    }

    /** The processor of the last check. */
    Cpu cpu() {
        return cpu;
    }

    InstructionCheck check(String bytes, String text, String before, String after) {
        cpu = build();
        apply(words(before));
        byte[] code = HexFormat.of().parseHex(bytes.replace(" ", ""));
        cpu.memory.copyIn(CODE, code, 0, code.length);
        Insn insn = new Decoder(EnumSet.allOf(CpuidFeature.class)).decode(code, 0, code.length, null, Decoder.mode(codeSize, protectedMode));
        assertThat(insn.length).as("length of %s", text).isEqualTo(code.length);
        assertThat(Disassembler.text(insn, CODE)).isEqualTo(text);
        long[] registers = cpu.r.clone();
        int flags = cpu.flags.value();
        int fault = execute(insn);
        judge(text + " after " + before, words(after), registers, flags, fault, insn.length);
        return this;
    }

    private int execute(Insn insn) {
        cpu.startRip = CODE;
        cpu.rip = CODE + insn.length;
        try {
            Dispatch.execute(cpu, insn);
            return -1;
        } catch (GuestFault fault) {
            return fault.vector;
        }
    }

    private void judge(String what, Map<String, String> after, long[] registers, int flags, int fault, int length) {
        String expectedFault = after.remove("fault");
        assertThat(fault).as("%s: fault", what).isEqualTo(expectedFault == null ? -1 : Integer.parseInt(expectedFault, 16));
        String rip = after.remove("rip");
        if (fault < 0) {
            assertThat(cpu.rip).as("%s: rip", what).isEqualTo(rip == null ? CODE + length : Long.parseUnsignedLong(rip, 16));
        }
        for (int n = 0; n < NAMES.size(); n++) {
            String value = after.remove(NAMES.get(n));
            long want = value == null ? registers[n] : Long.parseUnsignedLong(value, 16);
            assertThat(Long.toHexString(cpu.r[n])).as("%s: %s", what, NAMES.get(n)).isEqualTo(Long.toHexString(want));
        }
        if (after.remove("flags") != null) {
            assertThat(cpu.flags.value()).as("%s: flags", what).isEqualTo(flags);
        }
        after.forEach((name, value) -> judgeFlagOrMemory(what, name, value));
    }

    private void judgeFlagOrMemory(String what, String name, String value) {
        if (name.startsWith("[")) {
            byte[] got = new byte[value.length() / 2];
            cpu.memory.copyOut(address(name), got, 0, got.length);
            assertThat(HexFormat.of().formatHex(got)).as("%s: %s", what, name).isEqualTo(value);
        } else {
            int mask = FLAGS.get(name);
            assertThat((cpu.flags.value() & mask) / Integer.lowestOneBit(mask)).as("%s: %s", what, name).isEqualTo(Integer.parseInt(value, 16));
        }
    }

    private static int address(String name) {
        return Integer.parseInt(name.substring(1, name.length() - 1), 16);
    }

    private static Map<String, String> words(String state) {
        Map<String, String> words = new HashMap<>();
        for (String word : state.split(" ")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return words;
    }

    private void apply(Map<String, String> before) {
        int flags = Flags.FIXED;
        for (Map.Entry<String, String> word : before.entrySet()) {
            String name = word.getKey();
            String value = word.getValue();
            if (name.startsWith("[")) {
                byte[] content = HexFormat.of().parseHex(value);
                cpu.memory.copyIn(address(name), content, 0, content.length);
            } else if (NAMES.contains(name)) {
                cpu.r[NAMES.indexOf(name)] = Long.parseUnsignedLong(value, 16);
            } else if (name.equals("cr4")) {
                cpu.control.cr4 |= Long.parseUnsignedLong(value, 16);
            } else {
                int mask = FLAGS.get(name);
                flags |= Integer.parseInt(value, 16) * Integer.lowestOneBit(mask);
            }
        }
        cpu.writeFlags(flags, -1);
    }

    private Cpu build() {
        GuestMemory memory = GuestMemory.flat(2 << 20);
        Cpu c = new Cpu(new Mmu(memory), new PortBus(), new VirtualClock(1));
        int access = cpl << 5;
        long limit = protectedMode ? 0xffffffffL : 0xffff;
        int size = codeSize == 4 ? 0xc000 : 0;
        for (int s = 0; s < 6; s++) {
            c.seg[s].set(cpl, 0, limit, 0x93 | access | size);
        }
        c.seg[Segment.CS].set(8 | cpl, 0, limit, 0x9b | access | (codeSize == 8 ? 0xa000 : size));
        if (protectedMode) {
            c.control.cr0 = ControlRegisters.PE | ControlRegisters.ET | ControlRegisters.NE;
        }
        if (codeSize == 8) {
            memory.write64(PAGE_TABLES, PAGE_TABLES + 0x1007);
            memory.write64(PAGE_TABLES + 0x1000, PAGE_TABLES + 0x2007);
            memory.write64(PAGE_TABLES + 0x2000, 0xe7);
            c.control.cr0 |= ControlRegisters.PG;
            c.control.cr3 = PAGE_TABLES;
            c.control.cr4 = ControlRegisters.PAE | ControlRegisters.OSFXSR;
            c.control.efer = ControlRegisters.LME | ControlRegisters.LMA;
        }
        c.r[Cpu.RDX] = 0;
        c.r[Cpu.RSP] = STACK;
        c.refresh();
        return c;
    }
}
