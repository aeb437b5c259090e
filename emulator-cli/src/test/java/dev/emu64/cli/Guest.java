package dev.emu64.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Boot sectors small enough to be read as bytes, each with one behaviour. */
final class Guest {
    /** Writes "Hi" in white on black to the top left corner and halts with interrupts off. */
    static final Guest SAYS_HI = new Guest("b8 00 b8  8e c0  26 c7 06 00 00 48 0f  26 c7 06 02 00 69 0f  fa f4");
    /** Writes 10h to port F4h, then halts for ever. */
    static final Guest EXITS_33 = new Guest("b0 10  e6 f4  fa f4");
    /** Soft-off by the port of QEMU's ACPI. */
    static final Guest POWERS_OFF = new Guest("ba 04 06  b8 00 20  ef  fa f4");
    /** Pulses the reset line through the keyboard controller, after writing "A" to COM1. */
    static final Guest RESETS = new Guest("ba f8 03  b0 41  ee  b0 fe  e6 64  fa f4");
    /** INT3 with an IDT of limit 0. */
    static final Guest TRIPLE_FAULTS = new Guest("0f 01 1e 06 7c  cc  00 00 00 00 00 00");
    /** Waits for timer ticks for ever. */
    static final Guest WAITS_FOR_TICKS = new Guest("fb f4 eb fd");
    /** Jumps to itself with interrupts off. */
    static final Guest SPINS = new Guest("fa eb fe");
    /** Counts in a register for ever. */
    static final Guest COUNTS = new Guest("fa  66 40  e4 80  eb fa");
    /** Sends "ok" and a line feed on COM1, and halts. */
    static final Guest SENDS_OK = new Guest("ba f8 03  b0 6f ee  b0 6b ee  b0 0a ee  fa f4");
    /** Prints the keys that INT 16h gives. */
    static final Guest ECHOES_KEYS = new Guest("b4 00 cd 16  b4 0e bb 07 00 cd 10  eb f3");
    /** Fills 80 columns with "X", counts to eight million, fills 40 columns (mode 1), counts again, halts. */
    static final Guest FILLS_ROWS_OF_80_AND_40 = new Guest("b8 00 b8 8e c0  b8 58 0f b9 d0 07 31 ff f3 ab  66 b9 00 12 7a 00 66 49 75 fc"
            + "  b8 01 00 cd 10  b8 58 1e b9 e8 03 31 ff f3 ab  66 b9 00 12 7a 00 66 49 75 fc  fa f4");
    /** Writes every colour of mode 13h all over the screen, and halts. */
    static final Guest DRAWS_256_COLOURS = new Guest("b8 13 00 cd 10  b8 00 a0 8e c0  31 ff b9 00 fa  89 f8 aa e2 fb  fa f4");
    /** Draws "Hello" dot by dot in mode 13h, with the glyphs that INT 10h AX=1130h gives, then waits for timer ticks for ever. */
    static final Guest DRAWS_TEXT = new Guest("b8 13 00 cd 10 b8 30 11 b7 03 cd 10 06 1f b8 00 a0 8e c0 31 d2 89 d3 2e 8a 87 50 7c 84 c0 74 2c 98 89 c6 "
            + "c1 e6 03 01 ee 89 d7 c1 e7 03 b9 08 00 ac 88 c4 51 b9 08 00 d0 c4 b0 00 73 02 b0 0f aa e2 f5 81 c7 38 01 59 e2 e7 42 eb c9 fb f4 eb fd 48 65 6c 6c 6f 00");
    /** Reads a key by INT 16h once in 20 timer ticks and prints it. */
    static final Guest READS_KEYS_SLOWLY = new Guest("fb  bb 14 00  f4 4b 75 fc  b4 00 cd 16  b4 0e bb 07 00 cd 10  eb ec");
    /** Reads a scan code by polling once in 200 million instructions with interrupts off, and sends it to COM1. */
    static final Guest READS_SCAN_CODES_SLOWLY = new Guest("fa  66 b9 00 e1 f5 05  66 49 75 fc  e4 64 a8 01 74 f0  e4 60 ba f8 03 ee  eb e8");
    /** Sends back what COM1 receives, by polling. */
    static final Guest ECHOES_SERIAL = new Guest("ba fd 03 ec a8 01 74 fb  ba f8 03 ec  ee  eb f1");
    /** Fills sector 1 of its disk with its own first 512 bytes by INT 13h AH=03h, and halts. */
    static final Guest WRITES_SECTOR = new Guest("31 c0 8e c0  bb 00 7c  b8 01 03  b9 02 00  b6 00  cd 13  fa f4", 2);

    private static final int SECTOR = 512;

    private final String code;
    private final int sectors;

    private Guest(String code) {
        this(code, 1);
    }

    private Guest(String code, int sectors) {
        this.code = code;
        this.sectors = sectors;
    }

    /** The disk. */
    byte[] image() {
        byte[] image = new byte[sectors * SECTOR];
        int at = 0;
        for (String digits : code.trim().split("\\s+")) {
            image[at++] = (byte) Integer.parseInt(digits, 16);
        }
        image[510] = 0x55;
        image[511] = (byte) 0xaa;
        return image;
    }

    /** The disk as a file of that folder; its name. */
    String in(Path folder) {
        try {
            return Files.write(folder.resolve("guest.img"), image()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
