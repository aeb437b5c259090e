package dev.emu64.device.input;

import dev.emu64.bits.ByteFifo;
import dev.emu64.snapshot.Stateful;

/** A device at the far end of a PS/2 cable. It answers commands before it sends anything else. */
abstract class Ps2Device implements Stateful {
    static final int ACK = 0xfa;
    static final int SELF_TEST_PASSED = 0xaa;
    static final int ECHO = 0xee;
    static final int RESEND = 0xfe;
    static final int RESET = 0xff;
    static final int SET_DEFAULTS = 0xf6;
    static final int DISABLE = 0xf5;
    static final int ENABLE = 0xf4;
    static final int SET_RATE = 0xf3;
    static final int IDENTIFY = 0xf2;
    /** Depth of a device's own buffer. */
    static final int BUFFER_BYTES = 16;
    /** Real devices test themselves for 300 to 750 ms; nobody waits for the least of that. */
    static final long SELF_TEST_NANOS = 10_000_000;

    final ByteFifo responses = new ByteFifo(BUFFER_BYTES);
    final ByteFifo buffer = new ByteFifo(BUFFER_BYTES);
    /** The command whose argument is to come next, or 0. */
    int awaitingArgumentOf;

    /** The controller holds the clock line low, as it does while its output buffer is full; not part of the state, which it follows from. */
    boolean inhibited;
    private Runnable controller;

    /** Connects the cable: {@code onReady} runs whenever the device may have something to send. */
    void connect(Runnable onReady) {
        controller = onReady;
    }

    void ready() {
        if (controller != null) {
            controller.run();
        }
    }

    void respond(int value) {
        responses.add(value);
    }

    /** Takes a byte that the host sends. */
    abstract void receive(int value);

    /** Whether the device has a byte for the host. */
    abstract boolean hasByte();

    /** The next byte for the host. */
    abstract int send();
}
