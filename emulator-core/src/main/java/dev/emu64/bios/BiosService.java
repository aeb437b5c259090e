package dev.emu64.bios;

/** The Java half of one ROM stub. */
@FunctionalInterface
interface BiosService {
    void call(BiosCall call);
}
