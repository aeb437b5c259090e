package dev.emu64.mmu;

/** Linear to physical: page walks and the software TLB. */
public final class Mmu {
    private final GuestFault fault = new GuestFault();

    /** The machine's one fault object. */
    public GuestFault fault() {
        return fault;
    }
}
