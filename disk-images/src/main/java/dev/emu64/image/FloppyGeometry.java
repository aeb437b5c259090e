package dev.emu64.image;

/**
 * The formats of floppy disks that PC BIOSes know; sectors are of 512 bytes.
 *
 * @param cylinders tracks on a side
 * @param heads sides
 * @param sectorsPerTrack sectors on a track
 */
public record FloppyGeometry(int cylinders, int heads, int sectorsPerTrack) {

    /** The size of an image of this format. */
    public long bytes() {
        return 512L * cylinders * heads * sectorsPerTrack;
    }

    /** The format whose image has exactly that many bytes, or null. */
    public static FloppyGeometry ofBytes(long bytes) {
        return switch ((int) Math.min(bytes, Integer.MAX_VALUE)) {
            case 163_840 -> new FloppyGeometry(40, 1, 8);
            case 184_320 -> new FloppyGeometry(40, 1, 9);
            case 327_680 -> new FloppyGeometry(40, 2, 8);
            case 368_640 -> new FloppyGeometry(40, 2, 9);
            case 737_280 -> new FloppyGeometry(80, 2, 9);
            case 1_228_800 -> new FloppyGeometry(80, 2, 15);
            case 1_474_560 -> new FloppyGeometry(80, 2, 18);
            case 2_949_120 -> new FloppyGeometry(80, 2, 36);
            default -> null;
        };
    }
}
