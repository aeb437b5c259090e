package dev.emu64.jit;

import dev.emu64.decode.Insn;
import dev.emu64.run.CachedBlock;
import org.objectweb.asm.Label;

/** A block of a region at the address for which it is translated. */
final class Piece {
    final CachedBlock block;
    final long rip;
    final Label label = new Label();
    boolean emitted;
    /** Ways that may lead here: more than one if they cannot be counted. */
    int ways;
    /** What is known about the flags where the only way here begins; otherwise nothing is. */
    Pending entry = Pending.ANY;

    Piece(CachedBlock block, long rip) {
        this.block = block;
        this.rip = rip;
    }

    /** Instructions in the block. */
    int length() {
        return block.insns.length;
    }

    Insn last() {
        return block.insns[block.insns.length - 1];
    }

    /** The address behind the block. */
    long end() {
        return rip + block.bytes;
    }
}
