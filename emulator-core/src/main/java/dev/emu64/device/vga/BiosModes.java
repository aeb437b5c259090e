package dev.emu64.device.vga;

/**
 * The standard modes 00h-07h and 0Dh-13h with the register values of the IBM VGA's parameter table (IBM, Personal
 * System/2 Hardware Interface Technical Reference, Video Subsystem).
 */
public final class BiosModes {
    private static final String EGA_COLORS = "00 01 02 03 04 05 14 07 38 39 3a 3b 3c 3d 3e 3f ";
    private static final String CGA_COLORS = "00 01 02 03 04 05 06 07 10 11 12 13 14 15 16 17 ";
    private static final String PLANAR_GRAPHICS = "00 00 00 00 00 00 05 0f ff";
    private static final String TIMING_640_350 = "5f 4f 50 82 54 80 bf 1f 00 40 00 00 00 00 00 00 83 85 5d 28 0f 63 ba e3 ff ";
    private static final String TIMING_640_480 = "5f 4f 50 82 54 80 0b 3e 00 40 00 00 00 00 00 00 ea 8c df 28 00 e7 04 e3 ff ";

    private BiosModes() {
    }

    /** The mode of this number, or null where a VGA has none. */
    public static BiosMode find(int number) {
        return switch (number) {
            case 0x00, 0x01, 0x02, 0x03, 0x07 -> text(number);
            case 0x04, 0x05, 0x06 -> cga(number);
            case 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12 -> planar(number);
            case 0x13 -> new BiosMode(number, 40, 25, 8, 0x10000, false, 320, 200, 256, DefaultPalette.VGA,
                    "01 0f 00 0e " + "63 "
                    + "5f 4f 50 82 54 80 bf 1f 00 41 00 00 00 00 00 00 9c 8e 8f 28 40 96 b9 a3 ff "
                    + "00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 41 00 0f 00 "
                    + "00 00 00 00 00 40 05 0f ff");
            default -> null;
        };
    }

    private static BiosMode text(int number) {
        return switch (number) {
            case 0x00, 0x01 -> new BiosMode(number, 40, 25, 16, 0x0800, true, 360, 400, 16, DefaultPalette.EGA,
                    "08 03 00 02 " + "67 "
                    + "2d 27 28 90 2b a0 bf 1f 00 4f 0d 0e 00 00 00 00 9c 8e 8f 14 1f 96 b9 a3 ff "
                    + EGA_COLORS + "0c 00 0f 08 " + "00 00 00 00 00 10 0e 00 ff");
            case 0x02, 0x03 -> new BiosMode(number, 80, 25, 16, 0x1000, true, 720, 400, 16, DefaultPalette.EGA,
                    "00 03 00 02 " + "67 "
                    + "5f 4f 50 82 55 81 bf 1f 00 4f 0d 0e 00 00 00 00 9c 8e 8f 28 1f 96 b9 a3 ff "
                    + EGA_COLORS + "0c 00 0f 08 " + "00 00 00 00 00 10 0e 00 ff");
            default -> new BiosMode(number, 80, 25, 16, 0x1000, true, 720, 400, 2, DefaultPalette.MONOCHROME,
                    "00 03 00 02 " + "66 "
                    + "5f 4f 50 82 55 81 bf 1f 00 4f 0d 0e 00 00 00 00 9c 8e 8f 28 0d 96 b9 a3 ff "
                    + "00 08 08 08 08 08 08 08 10 18 18 18 18 18 18 18 0e 00 0f 08 " + "00 00 00 00 00 10 0a 00 ff");
        };
    }

    private static BiosMode cga(int number) {
        return switch (number) {
            case 0x04, 0x05 -> new BiosMode(number, 40, 25, 8, 0x4000, false, 320, 200, 4, DefaultPalette.CGA,
                    "09 03 00 02 " + "63 "
                    + "2d 27 28 90 2b 80 bf 1f 00 c1 00 00 00 00 00 00 9c 8e 8f 14 00 96 b9 a2 ff "
                    + "00 13 15 17 02 04 06 07 10 11 12 13 14 15 16 17 01 00 03 00 " + "00 00 00 00 00 30 0f 00 ff");
            default -> new BiosMode(number, 80, 25, 8, 0x4000, false, 640, 200, 2, DefaultPalette.CGA,
                    "01 01 00 06 " + "63 "
                    + "5f 4f 50 82 54 80 bf 1f 00 c1 00 00 00 00 00 00 9c 8e 8f 28 00 96 b9 c2 ff "
                    + "00 17 17 17 17 17 17 17 17 17 17 17 17 17 17 17 01 00 01 00 " + "00 00 00 00 00 00 0d 00 ff");
        };
    }

    private static BiosMode planar(int number) {
        return switch (number) {
            case 0x0d -> new BiosMode(number, 40, 25, 8, 0x2000, false, 320, 200, 16, DefaultPalette.CGA,
                    "09 0f 00 06 " + "63 "
                    + "2d 27 28 90 2b 80 bf 1f 00 c0 00 00 00 00 00 00 9c 8e 8f 14 00 96 b9 e3 ff "
                    + CGA_COLORS + "01 00 0f 00 " + PLANAR_GRAPHICS);
            case 0x0e -> new BiosMode(number, 80, 25, 8, 0x4000, false, 640, 200, 16, DefaultPalette.CGA,
                    "01 0f 00 06 " + "63 "
                    + "5f 4f 50 82 54 80 bf 1f 00 c0 00 00 00 00 00 00 9c 8e 8f 28 00 96 b9 e3 ff "
                    + CGA_COLORS + "01 00 0f 00 " + PLANAR_GRAPHICS);
            case 0x0f -> new BiosMode(number, 80, 25, 14, 0x8000, false, 640, 350, 2, DefaultPalette.MONOCHROME,
                    "01 0f 00 06 " + "a2 " + TIMING_640_350
                    + "00 08 00 00 18 18 00 00 00 08 00 00 00 18 00 00 0b 00 05 00 " + "00 00 00 00 00 00 05 05 ff");
            case 0x10 -> new BiosMode(number, 80, 25, 14, 0x8000, false, 640, 350, 16, DefaultPalette.EGA,
                    "01 0f 00 06 " + "a3 " + TIMING_640_350 + EGA_COLORS + "01 00 0f 00 " + PLANAR_GRAPHICS);
            case 0x11 -> new BiosMode(number, 80, 30, 16, 0xa000, false, 640, 480, 2, DefaultPalette.EGA,
                    "01 0f 00 06 " + "e3 " + TIMING_640_480
                    + "00 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 3f 01 00 0f 00 " + "00 00 00 00 00 00 05 01 ff");
            default -> new BiosMode(number, 80, 30, 16, 0xa000, false, 640, 480, 16, DefaultPalette.EGA,
                    "01 0f 00 06 " + "e3 " + TIMING_640_480 + EGA_COLORS + "01 00 0f 00 " + PLANAR_GRAPHICS);
        };
    }
}
