package dev.emu64.jit;

import dev.emu64.run.TranslatedCode;

/** Superclass of the generated classes, in whose package they lie. */
abstract class Region extends TranslatedCode {
}
