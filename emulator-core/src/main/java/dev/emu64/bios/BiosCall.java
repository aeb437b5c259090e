package dev.emu64.bios;

import dev.emu64.cpu.Cpu;
import dev.emu64.cpu.Flags;
import dev.emu64.cpu.Segment;

/**
 * The registers of one software interrupt as a service sees them. Flags are changed in the image that INT pushed, so
 * that the stub's IRET hands them to the caller.
 */
final class BiosCall {
    private static final int FLAGS_ABOVE_SP = 4;

    final Cpu cpu;

    BiosCall(Cpu cpu) {
        this.cpu = cpu;
    }

    int al() {
        return (int) cpu.r[Cpu.RAX] & 0xff;
    }

    int ah() {
        return (int) cpu.r[Cpu.RAX] >>> 8 & 0xff;
    }

    int ax() {
        return (int) cpu.r[Cpu.RAX] & 0xffff;
    }

    int bl() {
        return (int) cpu.r[Cpu.RBX] & 0xff;
    }

    int bh() {
        return (int) cpu.r[Cpu.RBX] >>> 8 & 0xff;
    }

    int bx() {
        return (int) cpu.r[Cpu.RBX] & 0xffff;
    }

    int cl() {
        return (int) cpu.r[Cpu.RCX] & 0xff;
    }

    int ch() {
        return (int) cpu.r[Cpu.RCX] >>> 8 & 0xff;
    }

    int cx() {
        return (int) cpu.r[Cpu.RCX] & 0xffff;
    }

    int dl() {
        return (int) cpu.r[Cpu.RDX] & 0xff;
    }

    int dh() {
        return (int) cpu.r[Cpu.RDX] >>> 8 & 0xff;
    }

    int dx() {
        return (int) cpu.r[Cpu.RDX] & 0xffff;
    }

    int si() {
        return (int) cpu.r[Cpu.RSI] & 0xffff;
    }

    int di() {
        return (int) cpu.r[Cpu.RDI] & 0xffff;
    }

    int bp() {
        return (int) cpu.r[Cpu.RBP] & 0xffff;
    }

    void al(int value) {
        set(Cpu.RAX, 0xff, value & 0xff);
    }

    void ah(int value) {
        set(Cpu.RAX, 0xff00, (value & 0xff) << 8);
    }

    void bl(int value) {
        set(Cpu.RBX, 0xff, value & 0xff);
    }

    void bh(int value) {
        set(Cpu.RBX, 0xff00, (value & 0xff) << 8);
    }

    /** Writes the low 16 bits of register {@code number} (Cpu.RAX …). */
    void low16(int number, int value) {
        set(number, 0xffff, value & 0xffff);
    }

    /** Writes register {@code number} as a 32-bit register. */
    void low32(int number, long value) {
        cpu.r[number] = value & 0xffffffffL;
    }

    /** The low 32 bits of register {@code number}. */
    long low32(int number) {
        return cpu.r[number] & 0xffffffffL;
    }

    private void set(int number, int mask, int value) {
        cpu.r[number] = cpu.r[number] & ~(long) mask | value;
    }

    /** Linear address of {@code segment:offset} for a segment register (Segment.ES …), without wrapping. */
    long address(int segment, int offset) {
        return cpu.seg[segment].base + offset;
    }

    /** CF for the caller. */
    void carry(boolean on) {
        callerFlag(Flags.CF, on);
    }

    /** ZF for the caller. */
    void zero(boolean on) {
        callerFlag(Flags.ZF, on);
    }

    private void callerFlag(int mask, boolean on) {
        long image = cpu.stackPointer() + FLAGS_ABOVE_SP & 0xffff;
        long flags = cpu.load(Segment.SS, image, 2);
        cpu.store(Segment.SS, image, 2, on ? flags | mask : flags & ~mask);
    }

    /** AH = {@code status}, CF set unless it is zero: the convention of INT 13h and INT 15h. */
    void status(int status) {
        ah(status);
        carry(status != 0);
    }

    /** Function not supported (AH = 86h, CF set), as INT 15h answers an unknown function. */
    void unsupported() {
        status(0x86);
    }
}
