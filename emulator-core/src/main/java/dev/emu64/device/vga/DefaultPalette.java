package dev.emu64.device.vga;

/** The colours that the video BIOS loads into the DAC together with a mode, six bits a component. */
public enum DefaultPalette {
    /** 64 colours rgbRGB, primary two thirds and secondary one third: the text modes and the 16-colour VGA modes. */
    EGA,
    /** The 16 colours of the RGBI monitor, with the dark yellow that its circuit turns brown. */
    CGA,
    /** Black, normal and bright by bits 3 and 4 of the palette register, as the monochrome modes set them. */
    MONOCHROME,
    /** 256 colours: the 16, 16 greys, and three brightnesses of three saturations of 24 hues. */
    VGA;

    private static final int TWO_THIRDS = 0x2a;
    private static final int ONE_THIRD = 0x15;
    private static final int FULL = 0x3f;
    private static final String GREYS = "0005080b0e1114181c2024282d32383f";
    /** Five levels, from the palest to the purest component, for each of 3 brightnesses of 3 saturations. */
    private static final String HUE_LEVELS = "00101f2f3f" + "1f272f373f" + "2d31363a3f"
            + "00070e151c" + "0e1115181c" + "1416181a1c" + "0004080c10" + "080a0c0e10" + "0b0c0d0f10";

    /** Loads all 256 entries, black where the palette has no colour. */
    void loadInto(Dac dac) {
        for (int entry = 0; entry < 256; entry++) {
            dac.set(entry, 0, 0, 0);
        }
        if (this == VGA) {
            loadVga(dac);
            return;
        }
        for (int entry = 0; entry < 64; entry++) {
            if (this == EGA) {
                dac.set(entry, rgbRgb(entry, 2), rgbRgb(entry, 1), rgbRgb(entry, 0));
            } else if (this == CGA) {
                setRgbi(dac, entry, entry & 7 | (entry >> 4 & 1) << 3);
            } else {
                int grey = switch (entry >> 3 & 3) {
                    case 0 -> 0;
                    case 3 -> FULL;
                    default -> TWO_THIRDS;
                };
                dac.set(entry, grey, grey, grey);
            }
        }
    }

    private static int rgbRgb(int entry, int color) {
        return (entry >> color & 1) * TWO_THIRDS + (entry >> color + 3 & 1) * ONE_THIRD;
    }

    private static void setRgbi(Dac dac, int entry, int rgbi) {
        int base = (rgbi & 8) != 0 ? ONE_THIRD : 0;
        int green = rgbi == 6 ? ONE_THIRD : base + (rgbi >> 1 & 1) * TWO_THIRDS;
        dac.set(entry, base + (rgbi >> 2 & 1) * TWO_THIRDS, green, base + (rgbi & 1) * TWO_THIRDS);
    }

    private static void loadVga(Dac dac) {
        for (int entry = 0; entry < 16; entry++) {
            setRgbi(dac, entry, entry);
            int grey = hexByte(GREYS, entry);
            dac.set(16 + entry, grey, grey, grey);
        }
        for (int group = 0; group < 9; group++) {
            for (int hue = 0; hue < 24; hue++) {
                dac.set(32 + group * 24 + hue, hueLevel(group, hue + 16), hueLevel(group, hue + 8),
                        hueLevel(group, hue));
            }
        }
    }

    /** Blue falls from full at hue 4 to none at hue 8 and comes back at hue 16; red and green follow, a third each behind. */
    private static int hueLevel(int group, int hue) {
        int phase = hue % 24;
        int level;
        if (phase <= 4) {
            level = 4;
        } else if (phase < 8) {
            level = 8 - phase;
        } else if (phase <= 16) {
            level = 0;
        } else {
            level = Math.min(4, phase - 16);
        }
        return hexByte(HUE_LEVELS, group * 5 + level);
    }

    private static int hexByte(String digits, int at) {
        return Character.digit(digits.charAt(at * 2), 16) << 4 | Character.digit(digits.charAt(at * 2 + 1), 16);
    }
}
