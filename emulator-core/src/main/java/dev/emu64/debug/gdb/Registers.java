package dev.emu64.debug.gdb;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.FpuState;
import dev.emu64.cpu.Segment;

/** The registers in the order of the target description, and that description (GDB manual, appendix G). */
final class Registers {
    private static final String[] NAMES_64 = {"rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "r8", "r9", "r10", "r11", "r12",
        "r13", "r14", "r15"};
    private static final int[] NUMBERS_64 = {0, 3, 1, 2, 6, 7, 5, 4, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final String[] NAMES_32 = {"eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi"};
    private static final String[] SEGMENTS = {"cs", "ss", "ds", "es", "fs", "gs"};
    private static final int[] SEGMENT_NUMBERS = {Segment.CS, Segment.SS, Segment.DS, Segment.ES, Segment.FS, Segment.GS};
    private static final String[] X87 = {"fctrl", "fstat", "ftag", "fiseg", "fioff", "foseg", "fooff", "fop"};
    private static final String[] SYSTEM = {"fs_base", "gs_base", "cr0", "cr2", "cr3", "cr4", "efer"};
    private static final int ST_BYTES = 10;
    private static final int XMM_BYTES = 16;
    private static final String VECTOR_TYPES = """
        <vector id="v4f" type="ieee_single" count="4"/><vector id="v2d" type="ieee_double" count="2"/>
        <vector id="v16i8" type="int8" count="16"/><vector id="v8i16" type="int16" count="8"/>
        <vector id="v4i32" type="int32" count="4"/><vector id="v2i64" type="int64" count="2"/>
        <union id="vec128"><field name="v4_float" type="v4f"/><field name="v2_double" type="v2d"/>
        <field name="v16_int8" type="v16i8"/><field name="v8_int16" type="v8i16"/><field name="v4_int32" type="v4i32"/>
        <field name="v2_int64" type="v2i64"/><field name="uint128" type="uint128"/></union>
        """;

    private final Cpu cpu;
    private final boolean wide;
    private final Architecture architecture;
    /** Numbers of the first register of each group. */
    private final int pc;
    private final int segments;
    private final int st;
    private final int x87;
    private final int xmm;
    private final int mxcsr;
    private final int system;

    Registers(Cpu cpu, Architecture architecture) {
        this.cpu = cpu;
        this.architecture = architecture;
        wide = architecture == Architecture.X86_64;
        pc = architecture.registers;
        segments = pc + 2;
        st = segments + SEGMENTS.length;
        x87 = st + 8;
        xmm = x87 + X87.length;
        mxcsr = xmm + architecture.registers;
        system = mxcsr + 1;
    }

    int count() {
        return system + SYSTEM.length;
    }

    /** target.xml. */
    String description() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE target SYSTEM \"gdb-target.dtd\">\n<target>\n<architecture>")
            .append(architecture.gdbName).append("</architecture>\n<feature name=\"org.gnu.gdb.i386.core\">\n");
        String integer = wide ? "int64" : "int32";
        for (String name : wide ? NAMES_64 : NAMES_32) {
            boolean stack = name.endsWith("sp") || name.endsWith("bp");
            register(out, name, wide ? 64 : 32, stack ? "data_ptr" : integer);
        }
        register(out, wide ? "rip" : "eip", wide ? 64 : 32, "code_ptr");
        register(out, "eflags", 32, "int32");
        for (String name : SEGMENTS) {
            register(out, name, 32, "int32");
        }
        for (int i = 0; i < 8; i++) {
            register(out, "st" + i, ST_BYTES * 8, "i387_ext");
        }
        for (String name : X87) {
            register(out, name, 32, "int");
        }
        out.append("</feature>\n<feature name=\"org.gnu.gdb.i386.sse\">\n").append(VECTOR_TYPES);
        for (int i = 0; i < architecture.registers; i++) {
            register(out, "xmm" + i, XMM_BYTES * 8, "vec128");
        }
        register(out, "mxcsr", 32, "int");
        out.append("</feature>\n<feature name=\"").append(wide ? "org.gnu.gdb.i386.segments" : "dev.emu64.segments").append("\">\n");
        for (int i = 0; i < SYSTEM.length; i++) {
            if (i == 2) {
                out.append("</feature>\n<feature name=\"dev.emu64.control\">\n");
            }
            register(out, SYSTEM[i], wide ? 64 : 32, integer);
        }
        return out.append("</feature>\n</target>\n").toString();
    }

    private static void register(StringBuilder out, String name, int bits, String type) {
        out.append("<reg name=\"").append(name).append("\" bitsize=\"").append(bits).append("\" type=\"").append(type).append("\"/>\n");
    }

    int bytes(int register) {
        if (register < pc || register == pc || register >= system) {
            return wide ? 8 : 4;
        }
        if (register >= st && register < x87) {
            return ST_BYTES;
        }
        return register >= xmm && register < mxcsr ? XMM_BYTES : 4;
    }

    /** Appends the register's bytes. */
    void read(int register, StringBuilder out) {
        FpuState fpu = cpu.fpu;
        if (register >= st && register < x87) {
            int physical = fpu.top() + register - st & 7;
            Numbers.little(out, fpu.significand[physical], 8);
            Numbers.little(out, fpu.signExponent[physical], 2);
        } else if (register >= xmm && register < mxcsr) {
            Numbers.little(out, fpu.xmm[(register - xmm) * 4], 8);
            Numbers.little(out, fpu.xmm[(register - xmm) * 4 + 1], 8);
        } else {
            Numbers.little(out, value(register), bytes(register));
        }
    }

    private long value(int register) {
        if (register < pc) {
            return cpu.r[wide ? NUMBERS_64[register] : register];
        }
        if (register == pc) {
            return cpu.rip;
        }
        if (register == pc + 1) {
            return cpu.flags.value();
        }
        if (register < st) {
            return cpu.seg[SEGMENT_NUMBERS[register - segments]].selector;
        }
        if (register == mxcsr) {
            return cpu.fpu.sse.mxcsr();
        }
        return register < xmm ? x87(register - x87) : system(register - system);
    }

    private long x87(int n) {
        FpuState fpu = cpu.fpu;
        return switch (n) {
            case 0 -> fpu.fcw;
            case 1 -> fpu.fsw;
            case 2 -> fullTags(fpu.tags);
            case 3 -> fpu.lastInstructionSelector;
            case 4 -> fpu.lastInstruction;
            case 5 -> fpu.lastOperandSelector;
            case 6 -> fpu.lastOperand;
            default -> fpu.lastOpcode;
        };
    }

    private static int fullTags(int abridged) {
        int tags = 0;
        for (int i = 0; i < 8; i++) {
            tags |= (abridged >>> i & 1) != 0 ? 0 : 3 << i * 2;
        }
        return tags;
    }

    private long system(int n) {
        return switch (n) {
            case 0 -> cpu.seg[Segment.FS].base;
            case 1 -> cpu.seg[Segment.GS].base;
            case 2 -> cpu.control.cr0;
            case 3 -> cpu.control.cr2;
            case 4 -> cpu.control.cr3;
            case 5 -> cpu.control.cr4;
            default -> cpu.control.efer;
        };
    }

    /** Writes a register from its digits; false where it cannot be written from outside (segments, control registers). */
    boolean write(int register, String digits, int at) {
        FpuState fpu = cpu.fpu;
        if (register >= xmm && register < mxcsr) {
            fpu.xmm[(register - xmm) * 4] = Numbers.little(digits, at, 8);
            fpu.xmm[(register - xmm) * 4 + 1] = Numbers.little(digits, at + 16, 8);
        } else if (register >= st && register < x87) {
            int physical = fpu.top() + register - st & 7;
            fpu.significand[physical] = Numbers.little(digits, at, 8);
            fpu.signExponent[physical] = (int) Numbers.little(digits, at + 16, 2);
        } else if (register <= pc + 1) {
            long value = Numbers.little(digits, at, bytes(register));
            if (register < pc) {
                cpu.r[wide ? NUMBERS_64[register] : register] = value;
            } else if (register == pc) {
                cpu.rip = value;
            } else {
                cpu.writeFlags((int) value, -1);
            }
        } else {
            return false;
        }
        return true;
    }
}
