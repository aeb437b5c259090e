package dev.emu64.image;

/** Names of the values of {@code e_machine} that a kernel author may meet (System V gABI, chapter 4, "ELF Header"). */
final class ElfMachine {

    static final int I386 = 3;
    static final int X86_64 = 62;
    static final int AARCH64 = 183;

    private ElfMachine() {
    }

    static String name(int machine) {
        return switch (machine) {
            case 0 -> "no machine";
            case 2 -> "SPARC";
            case I386 -> "Intel 80386";
            case 4 -> "Motorola 68000";
            case 8 -> "MIPS";
            case 20 -> "PowerPC";
            case 21 -> "PowerPC64";
            case 22 -> "IBM S/390";
            case 40 -> "ARM";
            case 43 -> "SPARC V9";
            case 50 -> "Itanium";
            case X86_64 -> "x86-64";
            case 83 -> "AVR";
            case 94 -> "Xtensa";
            case 105 -> "MSP430";
            case AARCH64 -> "AArch64";
            case 243 -> "RISC-V";
            case 247 -> "BPF";
            case 258 -> "LoongArch";
            default -> "machine number " + machine;
        };
    }
}
