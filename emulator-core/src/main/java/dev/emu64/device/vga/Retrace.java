package dev.emu64.device.vga;

import dev.emu64.clock.VirtualClock;

/**
 * Where the electron beam is: virtual time measured against the CRTC's timing. Nothing is scheduled, the position
 * follows from the clock whenever the guest asks.
 */
final class Retrace {
    private static final long PICOS_PER_DOT_25_MHZ = 39_722;
    private static final long PICOS_PER_DOT_28_MHZ = 35_310;

    private final VirtualClock clock;
    private final Crtc crtc;
    private final Sequencer sequencer;

    Retrace(VirtualClock clock, Crtc crtc, Sequencer sequencer) {
        this.clock = clock;
        this.crtc = crtc;
        this.sequencer = sequencer;
    }

    /** Input status 1: bit 0 outside the displayed area, bit 3 vertical retrace. */
    int status(int miscellaneousOutput) {
        long dotPicos = (miscellaneousOutput >> 2 & 3) == 1 ? PICOS_PER_DOT_28_MHZ : PICOS_PER_DOT_25_MHZ;
        long characterPicos = dotPicos * (sequencer.eightDots() ? 8 : 9) << (sequencer.halfDotClock() ? 1 : 0);
        long linePicos = characterPicos * crtc.horizontalTotal();
        long lineNanos = Math.max(1, linePicos / 1000);
        long withinFrame = clock.nanos() % (lineNanos * crtc.verticalTotal());
        int line = (int) (withinFrame / lineNanos);
        long withinLine = withinFrame % lineNanos;
        boolean displayed = line < crtc.displayedLines() && withinLine * 1000 < characterPicos * crtc.columns();
        int sinceRetrace = line - crtc.verticalRetraceStart();
        boolean retrace = sinceRetrace >= 0 && sinceRetrace < crtc.verticalRetraceLines();
        return (displayed ? 0 : 1) | (retrace ? 8 : 0);
    }
}
