package dev.emu64.image;

/**
 * One symbol (System V gABI, chapter 4, "Symbol Table").
 *
 * @param name as in the file, still mangled
 * @param value the symbol's virtual address before any load bias
 * @param bytes its size; 0 where the producer did not say
 * @param type {@code STT_}: 0 none, 1 object, 2 function, 3 section, 4 file
 * @param section {@code st_shndx}; 0 means undefined
 */
public record ElfSymbol(String name, long value, long bytes, int type, int section) {

    public static final int OBJECT = 1;
    public static final int FUNCTION = 2;

    public boolean isFunction() {
        return type == FUNCTION;
    }

    public boolean isDefined() {
        return section != 0;
    }
}
