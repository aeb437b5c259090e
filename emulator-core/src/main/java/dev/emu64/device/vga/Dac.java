package dev.emu64.device.vga;

import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import dev.emu64.snapshot.Stateful;

/**
 * The colour look-up table: 256 entries of red, green and blue, six bits each (eight where the VBE extension asks
 * for it). Ports: 3C6h PEL mask, 3C7h read index and state, 3C8h write index, 3C9h data, three accesses an entry.
 */
final class Dac implements Stateful {
    private final ScreenChanges changes;
    private int pelMask = 0xff;
    private int writeIndex;
    private int readIndex;
    private int component;
    private boolean reading;
    private boolean eightBits;
    private final byte[] entries = new byte[256 * 3];

    Dac(ScreenChanges changes) {
        this.changes = changes;
    }

    int pelMask() {
        return pelMask;
    }

    void setPelMask(int value) {
        pelMask = value & 0xff;
        changes.count++;
    }

    /** 3 while an entry is being read, 0 while one is being written. */
    int state() {
        return reading ? 3 : 0;
    }

    int writeIndex() {
        return writeIndex;
    }

    void selectRead(int value) {
        readIndex = value & 0xff;
        component = 0;
        reading = true;
    }

    void selectWrite(int value) {
        writeIndex = value & 0xff;
        component = 0;
        reading = false;
    }

    int readData() {
        int value = entries[readIndex * 3 + component] & 0xff;
        if (++component == 3) {
            component = 0;
            readIndex = readIndex + 1 & 0xff;
        }
        return value;
    }

    void writeData(int value) {
        int at = writeIndex * 3 + component;
        byte level = (byte) (eightBits ? value : value & 0x3f);
        if (entries[at] != level) {
            entries[at] = level;
            changes.count++;
        }
        if (++component == 3) {
            component = 0;
            writeIndex = writeIndex + 1 & 0xff;
        }
    }

    /** Eight bits a component instead of six (DISPI enable, bit 5); the entries keep their bytes. */
    void setEightBits(boolean on) {
        eightBits = on;
    }

    /** Sets one entry from three components of the current width. */
    void set(int entry, int red, int green, int blue) {
        entries[entry * 3] = (byte) red;
        entries[entry * 3 + 1] = (byte) green;
        entries[entry * 3 + 2] = (byte) blue;
    }

    /** What an entry shows after the PEL mask, as 0xRRGGBB; six bits spread so that 3Fh is FFh. */
    int rgb(int entry) {
        int at = (entry & pelMask) * 3;
        return level(entries[at]) << 16 | level(entries[at + 1]) << 8 | level(entries[at + 2]);
    }

    private int level(byte value) {
        return eightBits ? value & 0xff : (value & 0x3f) << 2 | (value & 0x3f) >> 4;
    }

    @Override
    public void save(StateWriter out) {
        out.number("pelMask", pelMask);
        out.number("writeIndex", writeIndex);
        out.number("readIndex", readIndex);
        out.number("component", component);
        out.flag("reading", reading);
        out.flag("eightBits", eightBits);
        out.bytes("entries", entries);
    }

    @Override
    public void load(StateReader in) {
        pelMask = (int) in.number("pelMask");
        writeIndex = (int) in.number("writeIndex");
        readIndex = (int) in.number("readIndex");
        component = (int) in.number("component");
        reading = in.flag("reading");
        eightBits = in.flag("eightBits");
        in.bytes("entries", entries);
    }
}
