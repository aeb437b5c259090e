package dev.emu64.image;

/**
 * One section header (System V gABI, chapter 4, "Sections").
 *
 * @param name from the section name table
 * @param type {@code sh_type}
 * @param flags {@code sh_flags}
 * @param address {@code sh_addr}, 0 where the section is not in memory
 * @param offset {@code sh_offset}, bytes from the beginning of the file
 * @param bytes {@code sh_size}
 * @param link {@code sh_link}, for a symbol table the index of its string table
 * @param entryBytes {@code sh_entsize}
 */
public record ElfSection(String name, int type, long flags, long address, long offset, long bytes, int link, long entryBytes) {

    public static final int SHT_SYMTAB = 2;
    public static final int SHT_STRTAB = 3;
    public static final int SHT_NOBITS = 8;
    public static final int SHT_DYNSYM = 11;
}
