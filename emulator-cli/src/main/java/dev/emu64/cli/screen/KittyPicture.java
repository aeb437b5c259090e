package dev.emu64.cli.screen;

import dev.emu64.display.Frame;
import java.util.Base64;

/** Pictures in the graphics protocol of the terminal kitty: PNG in pieces, each in an application program command. */
final class KittyPicture {
    /** Takes away all pictures and what the terminal keeps of them. */
    static final String DELETE_ALL = "\u001b_Ga=d,d=A,q=2\u001b\\";

    private static final String START = "\u001b_G";
    private static final String END = "\u001b\\";
    private static final int LONGEST_PIECE = 4096;

    private KittyPicture() {
    }

    /** Appends {@code frame} as picture {@code number}, at the cursor, which stays where it is. */
    static void append(StringBuilder out, Frame frame, int number) {
        String content = Base64.getEncoder().encodeToString(Png.encode(frame));
        for (int at = 0; at < content.length(); at += LONGEST_PIECE) {
            int end = Math.min(content.length(), at + LONGEST_PIECE);
            out.append(START);
            if (at == 0) {
                out.append("a=T,f=100,C=1,q=2,i=").append(number).append(',');
            }
            out.append("m=").append(end < content.length() ? 1 : 0).append(';').append(content, at, end).append(END);
        }
    }

    /** Appends the order to take picture {@code number} away. */
    static void appendDelete(StringBuilder out, int number) {
        out.append(START).append("a=d,d=I,q=2,i=").append(number).append(END);
    }
}
