package dev.emu64.jit;

import dev.emu64.cpu.Cpu;
import dev.emu64.decode.Decoder;
import dev.emu64.decode.Insn;
import dev.emu64.ops.OperationNumbers;
import dev.emu64.run.BlockCache;
import dev.emu64.run.CachedBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Which blocks make up a region: the head and what follows it, along fall-through, direct jumps and calls, hottest first,
 * as far as it has been executed not much less often, lies in pages from which the cpu has fetched, and is not the head
 * of a region without this one's head: that would be a loop so much hotter that going over to it costs little.
 */
final class RegionShape {
    static final int MODE_64 = 8 | Decoder.PROTECTED;
    static final int MOST_INSTRUCTIONS = 64;
    /** A block is taken in if it was executed at least the head's count divided by this. */
    private static final int COOLNESS = 64;
    /** A return compares its address with so many. */
    private static final int MOST_RETURNS = 4;
    private static final long PAGE = -4096;

    private final Cpu cpu;
    private final BlockCache cache;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> returns = new ArrayList<>();
    private final List<Long> pages = new ArrayList<>();
    private final List<Piece> candidates = new ArrayList<>();
    private CachedBlock head;
    private int least;
    private int instructions;

    RegionShape(Cpu cpu, BlockCache cache) {
        this.cpu = cpu;
        this.cache = cache;
    }

    /** Collects the blocks around {@code head}, at which the cpu stands; false if it is not worth it. */
    boolean grow(CachedBlock head) {
        long physical = head.physical & PAGE;
        pages.add(cpu.rip & PAGE);
        pages.add(physical);
        add(new Piece(head, cpu.rip));
        if (!InsnCode.emits(head.insns[0])) {
            return false;
        }
        least = Math.max(1, head.heat / COOLNESS);
        this.head = head;
        follow(pieces.get(0));
        for (Piece hottest = hottest(); hottest != null; hottest = hottest()) {
            add(hottest);
            follow(hottest);
        }
        connect();
        return true;
    }

    /** Takes what follows a piece among the candidates. */
    private void follow(Piece piece) {
        Insn last = piece.last();
        long next = piece.end();
        switch (last.op) {
            case OperationNumbers.CONTROL_TRANSFER_JMP -> candidate(next + last.imm);
            case OperationNumbers.CONTROL_TRANSFER_JCC, OperationNumbers.CONTROL_TRANSFER_CALL -> {
                candidate(next + last.imm);
                candidate(next);
            }
            default -> {
                if (goesOn(last)) {
                    candidate(next);
                }
            }
        }
    }

    private void candidate(long rip) {
        long physical = at(rip) != null ? -1 : physical(rip);
        CachedBlock block = physical < 0 ? null : cache.find(physical, MODE_64);
        if (block != null && block.heat >= least && !block.beginsLoopWithout(head)) {
            candidates.add(new Piece(block, rip));
        }
    }

    /** Takes the hottest block that has room out of the candidates; null if there is none. */
    private Piece hottest() {
        Piece hottest = null;
        for (Iterator<Piece> all = candidates.iterator(); all.hasNext();) {
            Piece piece = all.next();
            if (at(piece.rip) != null || instructions + piece.length() > MOST_INSTRUCTIONS) {
                all.remove();
            } else if (hottest == null || piece.block.heat > hottest.block.heat) {
                hottest = piece;
            }
        }
        return hottest;
    }

    private void add(Piece piece) {
        pieces.add(piece);
        instructions += piece.length();
    }

    /** The physical address of an instruction in a page that needs no walk to be fetched from, or -1. */
    private long physical(long rip) {
        for (int i = 0; i < pages.size(); i += 2) {
            if (pages.get(i) == (rip & PAGE)) {
                return pages.get(i + 1) | rip & ~PAGE;
            }
        }
        long physical = cpu.mmu.knownExecutable(rip);
        if (physical >= 0) {
            pages.add(rip & PAGE);
            pages.add(physical & PAGE);
        }
        return physical;
    }

    /** Counts the ways to each piece, and finds where calls return to. */
    private void connect() {
        pieces.get(0).ways = 1;
        for (Piece piece : pieces) {
            Insn last = piece.last();
            if (goesOn(last)) {
                way(piece.end());
            } else if (last.op == OperationNumbers.CONTROL_TRANSFER_JMP || last.op == OperationNumbers.CONTROL_TRANSFER_CALL) {
                way(piece.end() + last.imm);
            } else if (last.op == OperationNumbers.CONTROL_TRANSFER_JCC) {
                way(piece.end() + last.imm);
                way(piece.end());
            }
            Piece site = last.op == OperationNumbers.CONTROL_TRANSFER_CALL ? at(piece.end()) : null;
            if (site != null && returns.size() < MOST_RETURNS && !returns.contains(site)) {
                returns.add(site);
                site.ways = 2;
            }
        }
    }

    /** Whether control goes on behind an instruction that is no near branch, and in the same mode. */
    static boolean goesOn(Insn last) {
        return switch (last.op) {
            case OperationNumbers.INPUT_OUTPUT_IN, OperationNumbers.INPUT_OUTPUT_OUT, OperationNumbers.SYSTEM_OPS_INVLPG,
                    OperationNumbers.SYSTEM_OPS_CLTS, OperationNumbers.SYSTEM_OPS_MOV_TO_DEBUG, OperationNumbers.STACK_POPF -> true;
            default -> !last.endsBlock;
        };
    }

    private void way(long rip) {
        Piece piece = at(rip);
        if (piece != null) {
            piece.ways++;
        }
    }

    /** Whether control comes back to the head. */
    boolean loops() {
        return pieces.get(0).ways > 1;
    }

    /** Where calls within return to, if that is within. */
    List<Piece> returns() {
        return returns;
    }

    /** Instructions in all pieces. */
    int instructions() {
        return instructions;
    }

    /** The piece that begins at an address, or null. */
    Piece at(long rip) {
        for (Piece piece : pieces) {
            if (piece.rip == rip) {
                return piece;
            }
        }
        return null;
    }

    List<Piece> pieces() {
        return pieces;
    }

    CachedBlock[] blocks() {
        CachedBlock[] blocks = new CachedBlock[pieces.size()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = pieces.get(i).block;
        }
        return blocks;
    }

    /** Linear and physical addresses of the pages, in pairs. */
    long[] pages() {
        long[] pairs = new long[pages.size()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pages.get(i);
        }
        return pairs;
    }
}
