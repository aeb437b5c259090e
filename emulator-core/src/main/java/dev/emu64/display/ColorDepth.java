package dev.emu64.display;

/** How many colours a terminal understands, and the SGR parameters (ECMA-48, 8.3.117) that select them. */
public enum ColorDepth {
    /** No colour sequences at all. */
    NONE,
    /** The eight colours of SGR 30-37 and 40-47 with their bright versions 90-97 and 100-107. */
    ANSI_16,
    /** The colour cube and the greys of xterm, SGR 38;5 and 48;5. */
    ANSI_256,
    /** 24 bits, SGR 38;2 and 48;2. */
    TRUE_COLOR;

    /** The PC's 16 colours, which are also the usual 16 of a terminal, in the PC's order. */
    private static final String PC_COLORS = "0000000000aa00aa0000aaaaaa0000aa00aaaa5500aaaaaa"
            + "5555555555ff55ff5555ffffff5555ff55ffffff55ffffff";

    /** Appends the SGR parameters for 0xRRGGBB as foreground or background, without a leading separator. */
    public void appendTo(StringBuilder out, int rgb, boolean background) {
        switch (this) {
            case ANSI_16 -> {
                int color = nearestPcColor(rgb);
                int base = (color & 8) != 0 ? 90 : 30;
                out.append(base + (background ? 10 : 0) + ansiOrder(color & 7));
            }
            case ANSI_256 -> out.append(background ? "48;5;" : "38;5;").append(nearestOf256(rgb));
            case TRUE_COLOR -> out.append(background ? "48;2;" : "38;2;").append(rgb >> 16 & 0xff).append(';')
                    .append(rgb >> 8 & 0xff).append(';').append(rgb & 0xff);
            default -> {
                // a terminal without colours gets none
            }
        }
    }

    /** A PC colour has blue in bit 0 and red in bit 2, a terminal's the other way round. */
    private static int ansiOrder(int color) {
        return color & 2 | color >> 2 | (color & 1) << 2;
    }

    /** The nearest of the PC's 16 default colours (0-15). */
    public static int nearestPcColor(int rgb) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int color = 0; color < 16; color++) {
            int distance = distance(rgb, pcColor(color));
            if (distance < least) {
                least = distance;
                nearest = color;
            }
        }
        return nearest;
    }

    /** One of the PC's 16 default colours as 0xRRGGBB. */
    public static int pcColor(int color) {
        return Integer.parseInt(PC_COLORS, color * 6, color * 6 + 6, 16);
    }

    private static int nearestOf256(int rgb) {
        int red = cubeStep(rgb >> 16 & 0xff);
        int green = cubeStep(rgb >> 8 & 0xff);
        int blue = cubeStep(rgb & 0xff);
        int cube = cubeLevel(red) << 16 | cubeLevel(green) << 8 | cubeLevel(blue);
        int average = ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3;
        int greyStep = Math.max(0, Math.min(23, (average - 3) / 10));
        int grey = (8 + greyStep * 10) * 0x010101;
        return distance(rgb, grey) < distance(rgb, cube) ? 232 + greyStep : 16 + red * 36 + green * 6 + blue;
    }

    private static int cubeLevel(int step) {
        return step == 0 ? 0 : 55 + step * 40;
    }

    private static int cubeStep(int level) {
        return level < 48 ? 0 : level < 115 ? 1 : (level - 35) / 40;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
        int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return red * red * 3 + green * green * 4 + blue * blue * 2;
    }
}
