package dev.emu64.device.input;

import dev.emu64.clock.Scheduler;
import dev.emu64.snapshot.StateReader;
import dev.emu64.snapshot.StateWriter;

/**
 * A three-button PS/2 mouse (IBM PS/2 Hardware Interface Technical Reference, "Auxiliary Device") with packets of three
 * bytes. Movement that its buffer cannot take adds up until there is room.
 */
public final class Ps2Mouse extends Ps2Device {
    public static final int LEFT = 1;
    public static final int RIGHT = 2;
    public static final int MIDDLE = 4;

    private static final int SET_SCALING_1_1 = 0xe6;
    private static final int SET_SCALING_2_1 = 0xe7;
    private static final int SET_RESOLUTION = 0xe8;
    private static final int STATUS_REQUEST = 0xe9;
    private static final int SET_STREAM_MODE = 0xea;
    private static final int READ_DATA = 0xeb;
    private static final int RESET_WRAP_MODE = 0xec;
    private static final int SET_WRAP_MODE = 0xee;
    private static final int SET_REMOTE_MODE = 0xf0;
    private static final int DEVICE_ID = 0x00;
    private static final int PACKET_BYTES = 3;
    private static final int DEFAULT_RATE = 100;
    private static final int DEFAULT_RESOLUTION = 2;

    private boolean reporting;
    private boolean remoteMode;
    private boolean wrapMode;
    private boolean scaling2To1;
    private int resolution = DEFAULT_RESOLUTION;
    private int sampleRate = DEFAULT_RATE;
    private int buttons;
    private int xMovement;
    private int yMovement;

    private boolean changed;
    private int lastSent;

    private final Scheduler.Event selfTest;

    /** A mouse that has passed its self-test and does not report yet. */
    public Ps2Mouse(Scheduler scheduler) {
        selfTest = scheduler.event("mouse.selfTest", new SelfTest());
    }

    /** The mouse moves by counts to the right and upwards and has {@code pressed} buttons ({@link #LEFT} and so on) down. */
    public void move(int right, int up, int pressed) {
        xMovement += right;
        yMovement += up;
        buttons = pressed & (LEFT | RIGHT | MIDDLE);
        changed = true;
        report();
        ready();
    }

    @Override
    boolean hasByte() {
        return !responses.isEmpty() || reporting && awaitingArgumentOf == 0 && !buffer.isEmpty();
    }

    @Override
    int send() {
        lastSent = responses.isEmpty() ? buffer.take() : responses.take();
        report();
        return lastSent;
    }

    @Override
    void receive(int value) {
        if (wrapMode && value != RESET && value != RESET_WRAP_MODE) {
            respond(value);
        } else if (awaitingArgumentOf != 0) {
            argument(value);
        } else {
            command(value);
        }
        ready();
    }

    private void command(int value) {
        if (value == RESEND) {
            respond(lastSent);
            return;
        }
        // a command ends the packet that is being sent
        buffer.clear();
        respond(ACK);
        switch (value) {
            case SET_SCALING_1_1 -> scaling2To1 = false;
            case SET_SCALING_2_1 -> scaling2To1 = true;
            case SET_RESOLUTION, SET_RATE -> awaitingArgumentOf = value;
            case STATUS_REQUEST -> {
                respond((remoteMode ? 0x40 : 0) | (reporting ? 0x20 : 0) | (scaling2To1 ? 0x10 : 0)
                    | (buttons & LEFT) << 2 | (buttons & MIDDLE) >> 1 | (buttons & RIGHT) >> 1);
                respond(resolution);
                respond(sampleRate);
            }
            case SET_STREAM_MODE -> remoteMode = false;
            case SET_REMOTE_MODE -> remoteMode = true;
            case SET_WRAP_MODE -> wrapMode = true;
            case RESET_WRAP_MODE -> wrapMode = false;
            case READ_DATA -> {
                int[] packet = packet();
                for (int packetByte : packet) {
                    respond(packetByte);
                }
            }
            case IDENTIFY -> respond(DEVICE_ID);
            case ENABLE -> reporting = true;
            case DISABLE -> reporting = false;
            case SET_DEFAULTS -> setDefaults();
            case RESET -> {
                setDefaults();
                selfTest.in(SELF_TEST_NANOS);
            }
            default -> {
                responses.clear();
                respond(RESEND);
            }
        }
    }

    private void argument(int value) {
        if (awaitingArgumentOf == SET_RATE) {
            sampleRate = value;
        } else {
            resolution = value;
        }
        awaitingArgumentOf = 0;
        respond(ACK);
    }

    private void setDefaults() {
        buffer.clear();
        awaitingArgumentOf = 0;
        reporting = false;
        remoteMode = false;
        wrapMode = false;
        scaling2To1 = false;
        resolution = DEFAULT_RESOLUTION;
        sampleRate = DEFAULT_RATE;
        xMovement = 0;
        yMovement = 0;
        changed = false;
    }

    private void report() {
        while (changed && reporting && !remoteMode && buffer.size() + PACKET_BYTES <= BUFFER_BYTES) {
            for (int packetByte : packet()) {
                buffer.add(packetByte);
            }
        }
    }

    private int[] packet() {
        int x = Math.max(-256, Math.min(255, xMovement));
        int y = Math.max(-256, Math.min(255, yMovement));
        xMovement -= x;
        yMovement -= y;
        changed = (xMovement | yMovement) != 0;
        return new int[] {0x08 | buttons | (x < 0 ? 0x10 : 0) | (y < 0 ? 0x20 : 0), x & 0xff, y & 0xff};
    }

    @Override
    public void save(StateWriter out) {
        out.flag("reporting", reporting);
        out.flag("remoteMode", remoteMode);
        out.flag("wrapMode", wrapMode);
        out.flag("scaling2To1", scaling2To1);
        out.number("resolution", resolution);
        out.number("sampleRate", sampleRate);
        out.number("buttons", buttons);
        out.number("xMovement", xMovement);
        out.number("yMovement", yMovement);
        out.flag("changed", changed);
        out.number("lastSent", lastSent);
        out.number("awaitingArgumentOf", awaitingArgumentOf);
        out.queue("responses", responses);
        out.queue("buffer", buffer);
    }

    @Override
    public void load(StateReader in) {
        reporting = in.flag("reporting");
        remoteMode = in.flag("remoteMode");
        wrapMode = in.flag("wrapMode");
        scaling2To1 = in.flag("scaling2To1");
        resolution = (int) in.number("resolution");
        sampleRate = (int) in.number("sampleRate");
        buttons = (int) in.number("buttons");
        xMovement = (int) in.number("xMovement");
        yMovement = (int) in.number("yMovement");
        changed = in.flag("changed");
        lastSent = (int) in.number("lastSent");
        awaitingArgumentOf = (int) in.number("awaitingArgumentOf");
        in.queue("responses", responses);
        in.queue("buffer", buffer);
    }

    private final class SelfTest implements Runnable {
        @Override
        public void run() {
            respond(SELF_TEST_PASSED);
            respond(DEVICE_ID);
            ready();
        }
    }
}
