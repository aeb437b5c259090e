package dev.emu64.image;

/**
 * One dynamic relocation with addend (x86-64 psABI, section 4.4.1).
 *
 * @param offset {@code r_offset}: the virtual address to be patched, before the load bias
 * @param type the low half of {@code r_info}
 * @param symbol the high half of {@code r_info}; 0 means none
 * @param addend {@code r_addend}
 */
public record ElfRelocation(long offset, int type, int symbol, long addend) {

    public static final int R_X86_64_NONE = 0;
    /** Write {@code load bias + addend}, 8 bytes: the one kind that needs no symbol. */
    public static final int R_X86_64_RELATIVE = 8;

    /** The psABI's name of the type. */
    public String typeName() {
        return switch (type) {
            case R_X86_64_NONE -> "R_X86_64_NONE";
            case 1 -> "R_X86_64_64";
            case 2 -> "R_X86_64_PC32";
            case 6 -> "R_X86_64_GLOB_DAT";
            case 7 -> "R_X86_64_JUMP_SLOT";
            case R_X86_64_RELATIVE -> "R_X86_64_RELATIVE";
            case 16 -> "R_X86_64_DTPMOD64";
            case 17 -> "R_X86_64_DTPOFF64";
            case 18 -> "R_X86_64_TPOFF64";
            case 37 -> "R_X86_64_IRELATIVE";
            default -> "relocation type " + type;
        };
    }
}
