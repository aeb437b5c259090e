package dev.emu64.bus;

/** Address line 20: while it is disabled, bit 20 of every physical address reads as zero. */
public interface A20Gate {
    boolean enabled();

    void enable(boolean on);
}
