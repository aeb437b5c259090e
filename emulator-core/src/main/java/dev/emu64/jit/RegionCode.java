package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import dev.emu64.bits.Bits;
import dev.emu64.decode.Insn;
import dev.emu64.ops.OperationNumbers;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * The class of one region: blocks as stretches of one method, jumps between them as gotos. At each block's beginning
 * its length is taken off the budget; where that is exceeded the region is left, and the interpreter does the rest.
 */
final class RegionCode {
    /** No block begins behind this size: with its exits the method stays below the JVM's limit of 8000. */
    private static final int MOST_BYTES = 4200;
    /** A block that gets beyond this size, slow paths included, is left in its midst. */
    private static final int LEAVING_BYTES = 6600;
    private static final String NAME = "dev/emu64/jit/Translated";

    private final RegionShape shape;
    private final int base;
    private final List<Insn> callees = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private Code code;
    private Exits exits;
    private FlagCode flags;
    private MemoryCode memory;
    private InsnCode insns;

    /** A jump to be completed behind the region's end: to a piece, or, if that is null, out to an address. */
    private record Edge(Label from, Piece piece, long rip, boolean backward, Pending flags) {
    }

    /** @param base where the entries of the privilege context in force begin in the TLB's arrays */
    RegionCode(RegionShape shape, int base) {
        this.shape = shape;
        this.base = base;
    }

    /** The instructions that the generated code has executed by their {@code ops} methods, in its numbering. */
    Insn[] callees() {
        return callees.toArray(new Insn[0]);
    }

    byte[] generate() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, Names.REGION, null);
        FixedFields.generate(writer, NAME);
        constructor(writer);
        MethodVisitor method = writer.visitMethod(ACC_PUBLIC | ACC_FINAL, "run", "(J)V", null, null);
        method.visitCode();
        RegisterUse use = new RegisterUse();
        for (Piece piece : shape.pieces()) {
            use.add(piece.block.insns);
        }
        code = new Code(method, NAME, use.used(), use.lanesUsed());
        flags = new FlagCode(code);
        exits = new Exits(code, flags, use, shape.instructions());
        memory = new MemoryCode(code, exits, flags, base);
        insns = new InsnCode(code, exits, flags, memory, callees);
        body();
        code.finish();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(0, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(ALOAD, 0);
        method.visitMethodInsn(INVOKESPECIAL, Names.REGION, "<init>", "()V", false);
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void body() {
        exits.enter(shape.pieces().get(0).rip);
        for (Piece piece : shape.pieces()) {
            if (!piece.emitted && code.bytes() < MOST_BYTES) {
                block(piece);
            }
        }
        for (Piece piece : shape.pieces()) {
            if (!piece.emitted) {
                flags.know(piece.entry);
                code.label(piece.label);
                exits.leave(piece.rip, 0);
            }
        }
        for (Edge edge : edges) {
            flags.know(edge.flags);
            code.label(edge.from);
            follow(edge.piece, edge.rip, edge.backward);
        }
        memory.finish();
        exits.finish();
    }

    private void block(Piece piece) {
        piece.emitted = true;
        flags.know(piece.entry);
        insns.forget();
        code.label(piece.label);
        code.increment(Code.BUDGET, -piece.length());
        long rip = piece.rip;
        for (int k = 0; k < piece.length(); k++) {
            Insn i = piece.block.insns[k];
            long next = rip + i.length;
            boolean direct = i.op == OperationNumbers.CONTROL_TRANSFER_JMP || i.op == OperationNumbers.CONTROL_TRANSFER_CALL;
            Place place = new Place(rip, next, direct ? next + i.imm : next, piece.length() - k);
            if (i.endsBlock) {
                end(i, place);
                return;
            }
            if (code.bytes() + memory.bytesBehind() > LEAVING_BYTES) {
                exits.before(place);
                return;
            }
            flags.unseen(!FlagLiveness.seen(piece.block.insns, k));
            if (!insns.emit(i, place)) {
                callee(i, place);
            }
            flags.unseen(false);
            rip = next;
        }
        go(rip);
    }

    /** Executes an instruction by its ops method. */
    private void callee(Insn i, Place place) {
        execute("execute", i, place);
        back(place.rest() - 1);
    }

    /** Executes a block's last instruction by its ops method, and goes on behind it where control does. */
    private void lastCallee(Insn i, Place place) {
        execute("executeLast", i, place);
        if (!RegionShape.goesOn(i)) {
            code.op(POP);
            code.op(RETURN);
            return;
        }
        back(0);
        go(place.next());
    }

    /** Generates leaving if an executed instruction wants that, else going on, with {@code rest} instructions of the block left. */
    private void back(int rest) {
        Label leave = new Label();
        Label on = new Label();
        code.jump(IFNE, leave);
        exits.budget(rest);
        exits.jumpWithinBudget(on);
        code.label(leave);
        code.op(RETURN);
        code.label(on);
        exits.reload();
        flags.stored();
        insns.forget();
    }

    private void execute(String how, Insn i, Place place) {
        exits.spill();
        code.fixed(Fixed.CPU);
        code.fixed(Fixed.INSNS);
        code.constant(callees.size());
        callees.add(i);
        code.op(AALOAD);
        code.fixed(Fixed.CACHE);
        code.constant(place.rip());
        code.constant(place.next());
        exits.instructionsBefore(place);
        code.call(Names.ACCESS, how, "(" + Names.of(Names.CPU) + Names.of(Names.INSN) + Names.of(Names.CACHE) + "JJJ)Z");
    }

    /** Control goes on at a known address. */
    private void go(long rip) {
        Piece piece = shape.at(rip);
        if (piece != null && !piece.emitted && code.bytes() < MOST_BYTES) {
            if (piece.ways == 1) {
                piece.entry = flags.known();
            } else {
                flags.join();
            }
            block(piece);
        } else {
            follow(piece, rip, piece != null && piece.emitted);
        }
    }

    /** Generates the jump to a piece, or out of the region. */
    private void follow(Piece piece, long rip, boolean backward) {
        if (piece == null) {
            exits.leave(rip, 0);
            return;
        }
        flags.join();
        if (backward) {
            exits.jumpWithinBudget(piece.label);
            exits.leave(rip, 0);
        } else {
            code.jump(piece.label);
        }
    }

    /** Where a conditional jump to an address leads. */
    private Label label(long rip) {
        Piece piece = shape.at(rip);
        if (piece != null && !piece.emitted && piece.ways == 1) {
            piece.entry = flags.known();
            return piece.label;
        }
        Edge edge = new Edge(new Label(), piece, rip, piece != null && piece.emitted, flags.known());
        edges.add(edge);
        return edge.from;
    }

    /** The last instruction of a block. */
    private void end(Insn i, Place place) {
        long target = place.next() + i.imm;
        boolean near = Bits.canonical(target) && i.opSize == 8;
        switch (i.op) {
            case OperationNumbers.CONTROL_TRANSFER_JCC -> {
                if (near) {
                    flags.settle(i.cond);
                    flags.jump(i.cond, label(target));
                    go(place.next());
                    return;
                }
            }
            case OperationNumbers.CONTROL_TRANSFER_JMP -> {
                if (near) {
                    go(target);
                    return;
                }
            }
            case OperationNumbers.CONTROL_TRANSFER_CALL -> {
                if (near) {
                    code.constant(place.next());
                    code.storeLong(Code.VALUE);
                    memory.push(8, place);
                    go(target);
                    return;
                }
            }
            case OperationNumbers.CONTROL_TRANSFER_RET -> {
                if (near(i)) {
                    ret(i, place);
                    return;
                }
            }
            case OperationNumbers.CONTROL_TRANSFER_JMP_INDIRECT, OperationNumbers.CONTROL_TRANSFER_CALL_INDIRECT -> {
                if (near(i)) {
                    indirect(i, place);
                    return;
                }
            }
            default -> {
                lastCallee(i, place);
                return;
            }
        }
        exits.before(place);
    }

    private static boolean near(Insn i) {
        return i.opSize == 8;
    }

    /** Leaves in front of the instruction unless the address in VALUE is canonical. */
    private void requireCanonical(Place place) {
        Label canonical = new Label();
        code.loadLong(Code.VALUE);
        code.call(Bits.class, "canonical", "(J)Z");
        code.jump(IFNE, canonical);
        exits.before(place);
        code.label(canonical);
    }

    private void ret(Insn i, Place place) {
        memory.loadStack(4, 8, place);
        requireCanonical(place);
        memory.moveStack(8 + (i.op0 == Insn.IMM ? (int) i.imm & 0xffff : 0));
        flags.join();
        for (Piece site : shape.returns()) {
            code.loadLong(Code.VALUE);
            code.constant(site.rip);
            code.op(LCMP);
            code.jump(IFEQ, label(site.rip));
        }
        exits.leave(0);
    }

    private void indirect(Insn i, Place place) {
        if (i.op0 == Insn.MEM) {
            memory.load(i, 8, place);
        } else {
            code.loadLong(Code.register(i.op0));
            code.storeLong(Code.VALUE);
        }
        requireCanonical(place);
        if (i.op == OperationNumbers.CONTROL_TRANSFER_CALL_INDIRECT) {
            code.loadLong(Code.VALUE);
            code.storeLong(Code.OTHER);
            code.constant(place.next());
            code.storeLong(Code.VALUE);
            memory.pushForIndirectCall(place);
            code.loadLong(Code.OTHER);
            code.storeLong(Code.VALUE);
        }
        exits.leave(0);
    }
}
