package dev.emu64.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Reads the section table of an ELF64 file, and what is found through it. */
final class ElfSections {

    private static final int SECTION_ENTRY = 64;
    private static final int SYMBOL_ENTRY = 24;

    private ElfSections() {
    }

    static List<ElfSection> readAll(ImageSource source, ElfHeader header) throws IOException, ImageFormatException {
        if (header.sectionTable() == 0 || header.sections() == 0) {
            return List.of();
        }
        int bytes = header.sections() * SECTION_ENTRY;
        if (header.sectionEntryBytes() != SECTION_ENTRY || !source.holds(header.sectionTable(), bytes)) {
            throw new ImageFormatException("an ELF cut off at " + source.size() + " bytes, before its section table ends",
                    "at least " + Long.toUnsignedString(header.sectionTable() + bytes) + " bytes", "build or copy the file again");
        }
        ByteBuffer b = source.littleEndian(header.sectionTable(), bytes);
        byte[] names = header.sectionNames() < header.sections()
                ? bytes(source, b.getLong(header.sectionNames() * SECTION_ENTRY + 24), b.getLong(header.sectionNames() * SECTION_ENTRY + 32))
                : new byte[0];
        List<ElfSection> sections = new ArrayList<>(header.sections());
        for (int at = 0; at < bytes; at += SECTION_ENTRY) {
            sections.add(new ElfSection(string(names, b.getInt(at)), b.getInt(at + 4), b.getLong(at + 8), b.getLong(at + 16),
                    b.getLong(at + 24), b.getLong(at + 32), b.getInt(at + 40), b.getLong(at + 56)));
        }
        return Collections.unmodifiableList(sections);
    }

    static List<ElfSymbol> symbols(ImageSource source, List<ElfSection> sections) throws IOException, ImageFormatException {
        ElfSection table = ofType(sections, ElfSection.SHT_SYMTAB);
        if (table == null) {
            table = ofType(sections, ElfSection.SHT_DYNSYM);
        }
        if (table == null || table.link() <= 0 || table.link() >= sections.size()) {
            return List.of();
        }
        byte[] entries = bytes(source, table.offset(), table.bytes());
        ElfSection strings = sections.get(table.link());
        byte[] names = bytes(source, strings.offset(), strings.bytes());
        ByteBuffer b = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        List<ElfSymbol> symbols = new ArrayList<>(entries.length / SYMBOL_ENTRY);
        for (int at = 0; at + SYMBOL_ENTRY <= entries.length; at += SYMBOL_ENTRY) {
            ElfSymbol symbol = new ElfSymbol(string(names, b.getInt(at)), b.getLong(at + 8), b.getLong(at + 16), b.get(at + 4) & 15,
                    Short.toUnsignedInt(b.getShort(at + 6)));
            if (symbol.isDefined() && !symbol.name().isEmpty()) {
                symbols.add(symbol);
            }
        }
        symbols.sort(Comparator.comparing(ElfSymbol::value, Long::compareUnsigned));
        return Collections.unmodifiableList(symbols);
    }

    private static ElfSection ofType(List<ElfSection> sections, int type) {
        for (ElfSection section : sections) {
            if (section.type() == type) {
                return section;
            }
        }
        return null;
    }

    private static byte[] bytes(ImageSource source, long offset, long bytes) throws IOException, ImageFormatException {
        if (!source.holds(offset, bytes) || bytes > Integer.MAX_VALUE - 8) {
            throw new ImageFormatException("an ELF cut off at " + source.size() + " bytes, before its symbols end",
                    "at least " + Long.toUnsignedString(offset + bytes) + " bytes", "build or copy the file again");
        }
        return source.bytes(offset, (int) bytes);
    }

    private static String string(byte[] table, int at) {
        if (at < 0 || at >= table.length) {
            return "";
        }
        int end = at;
        while (end < table.length && table[end] != 0) {
            end++;
        }
        return new String(table, at, end - at, StandardCharsets.UTF_8);
    }
}
