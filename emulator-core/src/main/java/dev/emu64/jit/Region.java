package dev.emu64.jit;

import dev.emu64.decode.Insn;
import dev.emu64.run.BlockCache;
import dev.emu64.run.TranslatedCode;

/** Superclass of the generated classes: what their code refers to that is no constant. */
abstract class Region extends TranslatedCode {
    /** Instructions that are executed by their {@code ops} method. */
    Insn[] insns;
    BlockCache cache;
}
