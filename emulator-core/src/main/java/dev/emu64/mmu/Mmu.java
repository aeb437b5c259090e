package dev.emu64.mmu;

/** Linear to physical: page walks and the software TLB. */
public final class Mmu {
    private final GuestFault fault = new GuestFault();

    /** The machine's one fault object. */
    public GuestFault fault() {
        return fault;
    }

    /** Raises the #PF that a write of {@code size} bytes at {@code linear} would raise. */
    public void probeWrite(long linear, int size) {
        throw new IllegalStateException("under construction");
    }
}
