package dev.emu64.vectors;

import java.io.IOException;
import java.io.InputStream;

/** A vector file, wherever it is kept. */
public interface VectorSource {
    /** What reports call it. */
    String name();

    /** Its gzip-compressed content. */
    InputStream open() throws IOException;
}
