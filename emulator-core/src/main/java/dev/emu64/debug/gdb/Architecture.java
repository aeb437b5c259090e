package dev.emu64.debug.gdb;

/** What GDB takes the processor for. It cannot change while a connection lasts. */
public enum Architecture {
    /** 64-bit registers in every mode, as QEMU's stub gives them. */
    X86_64("i386:x86-64", 16),
    /** 32-bit registers. */
    I386("i386", 8),
    /** 32-bit registers, and GDB disassembles 16-bit code. */
    I8086("i8086", 8);

    /** In GDB's words. */
    final String gdbName;
    /** General-purpose and XMM registers. */
    final int registers;

    Architecture(String gdbName, int registers) {
        this.gdbName = gdbName;
        this.registers = registers;
    }

    /** The architecture of that name in GDB's words, or null. */
    public static Architecture named(String name) {
        for (Architecture architecture : values()) {
            if (architecture.gdbName.equals(name)) {
                return architecture;
            }
        }
        return null;
    }
}
