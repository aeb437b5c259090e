package dev.emu64.device.input;

import dev.emu64.clock.Scheduler;
import dev.emu64.input.Key;
import dev.emu64.input.KeyEvent;
import dev.emu64.input.ScanCodes;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;
import java.util.ArrayDeque;

/**
 * An enhanced 101/102-key keyboard (IBM PS/2 Hardware Interface Technical Reference, "101- and 102-Key Keyboards"). It
 * sends set 2 unless told otherwise. Keys that its 16-byte buffer cannot take wait on the host's side of the switches,
 * so none is lost.
 */
public final class Ps2Keyboard extends Ps2Device {
    private static final int SET_LEDS = 0xed;
    private static final int SCAN_CODE_SET = 0xf0;
    private static final int ALL_TYPEMATIC = 0xf7;
    private static final int ALL_MAKE_BREAK = 0xf8;
    private static final int ALL_MAKE = 0xf9;
    private static final int ALL_TYPEMATIC_MAKE_BREAK = 0xfa;
    private static final int KEY_TYPEMATIC = 0xfb;
    private static final int KEY_MAKE_BREAK = 0xfc;
    private static final int KEY_MAKE = 0xfd;
    private static final int FIRST_COMMAND = 0xed;
    private static final int IDENTITY_1 = 0xab;
    private static final int IDENTITY_2 = 0x83;
    /** 500 ms, then 10.9 times a second. */
    private static final int DEFAULT_TYPEMATIC = 0x2b;
    private static final long RATE_UNIT_NANOS = 4_170_000;
    private static final long DELAY_UNIT_NANOS = 250_000_000;

    private int scanCodeSet = 2;
    private int leds;
    private int typematic = DEFAULT_TYPEMATIC;
    private boolean scanning = true;
    private final Set3KeyTypes set3KeyTypes = new Set3KeyTypes();

    private int lastSent;
    private Key held;
    private final ArrayDeque<KeyEvent> waiting = new ArrayDeque<>();

    private final Scheduler.Event repeat;
    private final Scheduler.Event selfTest;

    /** A keyboard that has passed its self-test and scans its keys. */
    public Ps2Keyboard(Scheduler scheduler) {
        repeat = scheduler.event("keyboard.repeat", new Repeat());
        selfTest = scheduler.event("keyboard.selfTest", new SelfTest());
    }

    /** A key goes down or up. */
    public void key(KeyEvent event) {
        waiting.add(event);
        fillBuffer();
        ready();
    }

    /** Whether everything that happened to the keys has been sent. */
    boolean idle() {
        return waiting.isEmpty() && buffer.isEmpty() && responses.isEmpty();
    }

    /** Bit 0 scroll lock, bit 1 num lock, bit 2 caps lock. */
    public int leds() {
        return leds;
    }

    @Override
    boolean hasByte() {
        return !responses.isEmpty() || scanning && awaitingArgumentOf == 0 && !buffer.isEmpty();
    }

    @Override
    int send() {
        lastSent = responses.isEmpty() ? buffer.take() : responses.take();
        fillBuffer();
        return lastSent;
    }

    @Override
    void receive(int value) {
        if (awaitingArgumentOf != 0 && value < FIRST_COMMAND) {
            argument(value);
        } else {
            awaitingArgumentOf = 0;
            command(value);
        }
        fillBuffer();
        ready();
    }

    private void command(int value) {
        switch (value) {
            case SET_LEDS, SCAN_CODE_SET, SET_RATE, KEY_TYPEMATIC, KEY_MAKE_BREAK, KEY_MAKE -> {
                respond(ACK);
                awaitingArgumentOf = value;
            }
            case ECHO -> respond(ECHO);
            case IDENTIFY -> {
                respond(ACK);
                respond(IDENTITY_1);
                respond(IDENTITY_2);
            }
            case ENABLE -> {
                buffer.clear();
                respond(ACK);
                scanning = true;
            }
            case DISABLE -> {
                setDefaults();
                respond(ACK);
                scanning = false;
            }
            case SET_DEFAULTS -> {
                setDefaults();
                respond(ACK);
            }
            case ALL_TYPEMATIC, ALL_MAKE_BREAK, ALL_MAKE, ALL_TYPEMATIC_MAKE_BREAK -> {
                set3KeyTypes.setAll(value == ALL_TYPEMATIC || value == ALL_TYPEMATIC_MAKE_BREAK,
                    value == ALL_MAKE_BREAK || value == ALL_TYPEMATIC_MAKE_BREAK);
                respond(ACK);
            }
            case RESEND -> respond(lastSent);
            case RESET -> {
                responses.clear();
                setDefaults();
                scanning = false;
                respond(ACK);
                selfTest.in(SELF_TEST_NANOS);
            }
            default -> respond(RESEND);
        }
    }

    private void argument(int value) {
        switch (awaitingArgumentOf) {
            case SET_LEDS -> {
                leds = value & 7;
                accept();
            }
            case SET_RATE -> {
                typematic = value & 0x7f;
                accept();
            }
            case SCAN_CODE_SET -> {
                if (value > 3) {
                    awaitingArgumentOf = 0;
                    respond(RESEND);
                } else if (value == 0) {
                    accept();
                    respond(scanCodeSet);
                } else {
                    scanCodeSet = value;
                    buffer.clear();
                    accept();
                }
            }
            default -> {
                // any number of keys may follow, up to the next command
                set3KeyTypes.set(value, awaitingArgumentOf == KEY_TYPEMATIC, awaitingArgumentOf == KEY_MAKE_BREAK);
                respond(ACK);
            }
        }
    }

    private void accept() {
        awaitingArgumentOf = 0;
        respond(ACK);
    }

    private void setDefaults() {
        buffer.clear();
        awaitingArgumentOf = 0;
        scanCodeSet = 2;
        leds = 0;
        typematic = DEFAULT_TYPEMATIC;
        release();
        set3KeyTypes.setDefaults();
    }

    private void fillBuffer() {
        while (scanning && !waiting.isEmpty()) {
            KeyEvent event = waiting.peek();
            byte[] codes = codes(event);
            if (buffer.size() + codes.length > BUFFER_BYTES) {
                return;
            }
            waiting.remove();
            enqueue(codes);
            if (event.pressed()) {
                hold(event.key());
            } else if (event.key() == held) {
                release();
            }
        }
    }

    private void enqueue(byte[] codes) {
        for (byte code : codes) {
            buffer.add(code);
        }
    }

    private byte[] codes(KeyEvent event) {
        if (scanCodeSet == 3 && !event.pressed() && !set3KeyTypes.breaks(event.key())) {
            return new byte[0];
        }
        return ScanCodes.of(scanCodeSet, event);
    }

    private void hold(Key key) {
        boolean repeats = scanCodeSet == 3 ? set3KeyTypes.repeats(key) : key != Key.PAUSE;
        if (!repeats) {
            release();
            return;
        }
        held = key;
        repeat.in((1 + (typematic >> 5)) * DELAY_UNIT_NANOS);
    }

    private void release() {
        held = null;
        repeat.cancel();
    }

    private long repeatNanos() {
        return (8L + (typematic & 7) << (typematic >> 3 & 3)) * RATE_UNIT_NANOS;
    }

    @Override
    public void save(StateWriter out) {
        out.number("scanCodeSet", scanCodeSet);
        out.number("leds", leds);
        out.number("typematic", typematic);
        out.flag("scanning", scanning);
        out.part("set3KeyTypes", set3KeyTypes);
        out.queue("responses", responses);
        out.queue("buffer", buffer);
        out.number("awaitingArgumentOf", awaitingArgumentOf);
        out.number("lastSent", lastSent);
        out.number("held", held == null ? -1 : held.ordinal());
        byte[] events = new byte[waiting.size() * 2];
        int i = 0;
        for (KeyEvent event : waiting) {
            events[i++] = (byte) event.key().ordinal();
            events[i++] = (byte) (event.pressed() ? 1 : 0);
        }
        out.number("waiting.size", events.length);
        out.bytes("waiting", events);
    }

    @Override
    public void load(StateReader in) {
        scanCodeSet = (int) in.number("scanCodeSet");
        leds = (int) in.number("leds");
        typematic = (int) in.number("typematic");
        scanning = in.flag("scanning");
        in.part("set3KeyTypes", set3KeyTypes);
        in.queue("responses", responses);
        in.queue("buffer", buffer);
        awaitingArgumentOf = (int) in.number("awaitingArgumentOf");
        lastSent = (int) in.number("lastSent");
        int key = (int) in.number("held");
        Key[] keys = Key.values();
        held = key < 0 ? null : keys[key];
        byte[] events = new byte[(int) in.number("waiting.size")];
        in.bytes("waiting", events);
        waiting.clear();
        for (int i = 0; i < events.length; i += 2) {
            waiting.add(new KeyEvent(keys[events[i]], events[i + 1] != 0));
        }
    }

    /** A held key: while the host does not fetch its code, no further ones are kept (AT technical reference, "Buffer"). */
    private final class Repeat implements Runnable {
        @Override
        public void run() {
            if (scanning && waiting.isEmpty() && buffer.isEmpty() && !inhibited) {
                enqueue(codes(KeyEvent.press(held)));
                ready();
            }
            repeat.in(repeatNanos());
        }
    }

    private final class SelfTest implements Runnable {
        @Override
        public void run() {
            respond(SELF_TEST_PASSED);
            scanning = true;
            fillBuffer();
            ready();
        }
    }
}
