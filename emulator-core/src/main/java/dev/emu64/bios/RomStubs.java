package dev.emu64.bios;

import dev.emu64.bits.ByteRange;

/**
 * The system ROM at F000:0000: for each interrupt a few bytes of real-mode code at its traditional entry point, which
 * trap into Java by an OUT to {@link #TRAP_PORT} and then finish as real code must (chain to INT 1Ch, IRET, wait in
 * HLT).
 */
final class RomStubs {
    /** Nothing on a PC decodes it; it answers only to an OUT executed inside the ROM. */
    static final int TRAP_PORT = 0xbe;
    static final int SEGMENT = 0xf000;
    static final int SIZE = 0x10000;

    /** A bare IRET, where every vector without a handler points. */
    static final int IRET_ONLY = 0xff53;
    static final int POST = 0xe05b;
    static final int NMI = 0xe2c3;
    static final int INT_08 = 0xfea5;
    static final int INT_09 = 0xe987;
    static final int INT_10 = 0xf065;
    static final int INT_11 = 0xf84d;
    static final int INT_12 = 0xf841;
    static final int INT_13 = 0xe3fe;
    static final int INT_14 = 0xe739;
    static final int INT_15 = 0xf859;
    static final int INT_16 = 0xe82e;
    static final int INT_17 = 0xefd2;
    static final int INT_18 = 0xe700;
    static final int INT_19 = 0xe6f2;
    static final int INT_1A = 0xfe6e;
    static final int INT_70 = 0xe720;
    static final int MASTER_IRQ = 0xe728;
    static final int SLAVE_IRQ = 0xe730;
    static final int INT_75 = 0xe750;
    static final int DISKETTE_PARAMETERS = 0xefc7;
    static final int CONFIGURATION = 0xe6f5;
    /** INT 16h and INT 15h AH=86h go on here while they wait: STI, HLT, and trap again. */
    static final int WAIT_BEHIND_STUB = 3;

    private static final int OUT = 0xe6;
    private static final int IRET = 0xcf;
    private static final int STI = 0xfb;
    private static final int HLT = 0xf4;
    private static final int JMP_SHORT = 0xeb;

    private final byte[] rom = new byte[SIZE];

    /** The 64 KiB image. */
    byte[] image() {
        ByteRange.fill(rom, 0, rom.length, 0xff);
        put(IRET_ONLY, IRET);
        for (int entry : new int[] {NMI, INT_09, INT_10, INT_11, INT_12, INT_13, INT_14, INT_17, INT_1A, INT_70, MASTER_IRQ, SLAVE_IRQ}) {
            put(entry, OUT, TRAP_PORT, IRET);
        }
        for (int entry : new int[] {INT_15, INT_16}) {
            put(entry, OUT, TRAP_PORT, IRET, STI, HLT, JMP_SHORT, -7 & 0xff);
        }
        put(INT_18, OUT, TRAP_PORT, STI, HLT, JMP_SHORT, -4 & 0xff);
        // Java goes on at 0000:7C00 or, with nothing to boot, at INT 18h: the stub itself never ends
        put(INT_19, OUT, TRAP_PORT);
        put(POST, OUT, TRAP_PORT, JMP_SHORT, -4 & 0xff);
        // INT 08h counts, offers the tick to INT 1Ch and ends the interrupt at the master 8259A
        put(INT_08, OUT, TRAP_PORT, 0xcd, 0x1c, 0x50, 0xb0, 0x20, OUT, 0x20, 0x58, IRET);
        // INT 75h takes back the request of the x87, ends the interrupt at both 8259A and goes on as NMI, as on the XT
        put(INT_75, 0x50, 0xb0, 0x00, OUT, 0xf0, 0xb0, 0x20, OUT, 0xa0, OUT, 0x20, 0x58, 0xcd, 0x02, IRET);
        put(DISKETTE_PARAMETERS, 0xaf, 0x02, 0x25, 0x02, 18, 0x1b, 0xff, 0x6c, 0xf6, 0x0f, 0x08);
        // INT 15h AH=C0h: 8 bytes follow, model FC (AT), submodel 1, second 8259A, RTC, keyboard intercept absent, EBDA
        put(CONFIGURATION, 0x08, 0x00, 0xfc, 0x01, 0x00, 0x64, 0x00, 0x00, 0x00, 0x00);
        put(0xfff0, 0xea, POST & 0xff, POST >>> 8, SEGMENT & 0xff, SEGMENT >>> 8);
        putText(0xfff5, "01/01/26");
        put(0xfffe, 0xfc);
        return rom;
    }

    private void put(int offset, int... code) {
        for (int i = 0; i < code.length; i++) {
            rom[offset + i] = (byte) code[i];
        }
    }

    private void putText(int offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            rom[offset + i] = (byte) text.charAt(i);
        }
    }
}
