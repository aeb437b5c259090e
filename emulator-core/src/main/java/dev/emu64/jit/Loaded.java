package dev.emu64.jit;

/** A value, sign-extended, that was read for generated code from two pages, as the plain way reads from one only. */
final class Loaded {
    long value;
}
