package dev.emu64.bios;

/** The EDID 1.3 block (VESA E-EDID standard, section 3) of a plain monitor whose preferred mode is 1280x720 at 60 Hz. */
final class Edid {
    private static final int BYTES = 128;
    private static final int[] HEADER_TO_STANDARD_TIMINGS = {
        0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00,
        // manufacturer "EMU", product 1, serial 1, week 1 of 2026, version 1.3
        0x15, 0xb5, 0x01, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 36, 0x01, 0x03,
        // digital input, 34 x 19 cm, gamma 2.2, RGB with a preferred timing
        0x80, 34, 19, 0x78, 0x0a,
        0xee, 0x91, 0xa3, 0x54, 0x4c, 0x99, 0x26, 0x0f, 0x50, 0x54,
        // 640x480, 800x600, 1024x768 at 60 Hz
        0x21, 0x08, 0x00,
    };
    /** 74.25 MHz, 1280+370 by 720+30, sync 110+40 and 5+5. */
    private static final int[] PREFERRED_TIMING = {
        0x01, 0x1d, 0x00, 0x72, 0x51, 0xd0, 0x1e, 0x20, 0x6e, 0x28, 0x55, 0x00, 0x54, 0xbe, 0x10, 0x00, 0x00, 0x1e,
    };

    private Edid() {
    }

    static int[] block() {
        int[] edid = new int[BYTES];
        System.arraycopy(HEADER_TO_STANDARD_TIMINGS, 0, edid, 0, HEADER_TO_STANDARD_TIMINGS.length);
        for (int i = 38; i < 54; i++) {
            edid[i] = 0x01;
        }
        System.arraycopy(PREFERRED_TIMING, 0, edid, 54, PREFERRED_TIMING.length);
        name(edid, 72);
        int sum = 0;
        for (int i = 0; i < BYTES - 1; i++) {
            sum += edid[i];
        }
        edid[BYTES - 1] = -sum & 0xff;
        return edid;
    }

    private static void name(int[] edid, int at) {
        edid[at + 3] = 0xfc;
        String name = "emu64\n       ";
        for (int i = 0; i < 13; i++) {
            edid[at + 5 + i] = name.charAt(i);
        }
    }
}
