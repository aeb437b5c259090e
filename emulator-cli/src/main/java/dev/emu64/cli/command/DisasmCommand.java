package dev.emu64.cli.command;

import dev.emu64.bits.Hex;
import dev.emu64.cli.host.Cancellation;
import dev.emu64.cli.host.ExitCode;
import dev.emu64.cli.host.HostConsole;
import dev.emu64.cli.host.HostFiles;
import dev.emu64.cli.host.UserError;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Disassembler;
import dev.emu64.decode.Insn;
import dev.emu64.image.BootImage;
import dev.emu64.image.BootImages;
import dev.emu64.image.Elf64;
import dev.emu64.image.ElfHeader;
import dev.emu64.image.ElfSection;
import dev.emu64.image.ElfSegment;
import dev.emu64.image.ElfSymbol;
import dev.emu64.image.ImageFormatException;
import dev.emu64.image.ImageSource;
import dev.emu64.isa.CpuidFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code emu disasm}. */
@Command(name = "disasm", header = "Disassemble a file or bytes, in Intel syntax",
        description = "Of a boot disk without --mode, the boot sector is shown (16 bits at 0x7c00); of a 64-bit ELF, its code.",
        footerHeading = "%nExamples:%n", footer = {"  emu disasm 48 89 e5", "  emu disasm --mode 16 --org 0x7c00 boot.bin"})
final class DisasmCommand extends SubCommand {
    private static final int SECTOR = 512;
    private static final int BOOT_ADDRESS = 0x7c00;
    private static final long SHF_EXECINSTR = 4;
    private static final int BYTES_COLUMNS = 24;

    @Option(names = "--mode", paramLabel = "BITS", description = "16, 32 or 64 (64 unless the file tells)")
    private Integer mode;

    @Option(names = "--org", paramLabel = "ADDRESS", description = "address of the first byte")
    private String origin;

    @Parameters(arity = "1..*", paramLabel = "FILE|HEX", description = "a file, or the bytes themselves")
    private List<String> input;

    private final Decoder decoder = new Decoder(EnumSet.allOf(CpuidFeature.class));
    private final Map<Long, String> symbols = new HashMap<>();
    private Lines lines;

    @Override
    int run(HostConsole console, Cancellation cancellation) {
        lines = new Lines(console);
        if (mode != null && mode != 16 && mode != 32 && mode != 64) {
            throw UserError.usage("--mode " + mode + ": expected 16, 32 or 64");
        }
        if (input.size() == 1 && Files.exists(HostFiles.path(input.get(0)))) {
            file(input.get(0));
        } else {
            print(hex(String.join("", input)), origin(0), mode == null ? 64 : mode);
        }
        return ExitCode.OK;
    }

    private void file(String name) {
        byte[] bytes = HostFiles.read(name);
        if (mode == null && origin == null) {
            try {
                BootImage image = BootImages.recognise(ImageSource.of(bytes));
                if (image instanceof BootImage.RawDisk || image instanceof BootImage.Floppy) {
                    print(Arrays.copyOf(bytes, SECTOR), BOOT_ADDRESS, 16);
                    return;
                }
                if (image instanceof BootImage.ElfKernel kernel) {
                    kernel(kernel.elf());
                    return;
                }
            } catch (IOException e) {
                throw HostFiles.unreadable(name, e);
            } catch (ImageFormatException e) {
                throw UserError.notBootable(name + " is " + e.getMessage());
            }
        }
        print(bytes, origin(0), mode == null ? 64 : mode);
    }

    private void kernel(Elf64 elf) throws IOException, ImageFormatException {
        for (ElfSymbol symbol : elf.symbols()) {
            if (symbol.type() != ElfSymbol.OBJECT && symbol.isDefined() && !symbol.name().isEmpty()) {
                symbols.put(symbol.value(), symbol.name());
            }
        }
        boolean sections = false;
        for (ElfSection section : elf.sections()) {
            if ((section.flags() & SHF_EXECINSTR) != 0) {
                sections = true;
                code(elf, section.offset(), section.address(), section.bytes());
            }
        }
        for (ElfSegment segment : elf.loadSegments()) {
            if (!sections && segment.isExecutable()) {
                code(elf, segment.offset(), segment.virtualAddress(), segment.fileBytes());
            }
        }
    }

    /** Prints a piece of the file, without the ELF's own headers, which some linkers put before the first code. */
    private void code(Elf64 elf, long offset, long address, long bytes) throws IOException {
        ElfHeader header = elf.header();
        long headersEnd = header.segmentTable() + (long) header.segments() * header.segmentEntryBytes();
        long skipped = offset == 0 ? Math.min(headersEnd, bytes) : 0;
        print(elf.source().bytes(offset + skipped, (int) (bytes - skipped)), address + skipped, 64);
    }

    private long origin(long otherwise) {
        if (origin == null) {
            return otherwise;
        }
        try {
            return Long.parseUnsignedLong(origin.startsWith("0x") ? origin.substring(2) : origin, 16);
        } catch (NumberFormatException e) {
            throw UserError.usage("--org " + origin + ": expected a hexadecimal address");
        }
    }

    private static byte[] hex(String text) {
        String digits = text.replaceAll("0x|[\\s,:_]", "");
        if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw UserError.usage(text + " is neither a file nor bytes in hexadecimal");
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
        }
        return bytes;
    }

    private void print(byte[] bytes, long address, int bits) {
        int decodeMode = Decoder.mode(bits / 8, bits != 16);
        int addressDigits = bits == 64 ? 16 : 8;
        int at = 0;
        while (at < bytes.length) {
            long here = address + at;
            String symbol = symbols.get(here);
            if (symbol != null) {
                lines.print("\n" + Hex.of(here, addressDigits) + " <" + symbol + ">:");
            }
            Insn insn = decoder.decode(bytes, at, bytes.length - at, null, decodeMode);
            boolean whole = insn != null && insn.length > 0 && insn.length <= bytes.length - at && !runsIntoSymbol(here, insn.length);
            int length = whole ? insn.length : 1;
            String text = whole ? Disassembler.text(insn, here) : Disassembler.UNDEFINED;
            lines.print(Hex.of(here, addressDigits) + "  " + column(bytes, at, length) + text);
            at += length;
        }
    }

    /** Data before a function can look like an instruction that reaches into it. */
    private boolean runsIntoSymbol(long address, int length) {
        for (int i = 1; i < length; i++) {
            if (symbols.containsKey(address + i)) {
                return true;
            }
        }
        return false;
    }

    private static String column(byte[] bytes, int at, int length) {
        StringBuilder column = new StringBuilder();
        for (int i = 0; i < length; i++) {
            column.append(Hex.of(bytes[at + i] & 0xff, 2)).append(' ');
        }
        while (column.length() < BYTES_COLUMNS) {
            column.append(' ');
        }
        return column.toString();
    }
}
