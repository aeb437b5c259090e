package dev.emu64.jit;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The method being generated: {@code void run(long end)}. It counts bytes, because HotSpot never compiles
 * a method of more than 8000, and keeps one fixed layout of local variables, all set at entry, so that every stack map
 * frame is the same; the operand stack is empty at each label.
 */
final class Code {
    /** The instruction count at which to leave: long. */
    static final int END = 1;
    /** The RAM array, which may become another in any call. */
    static final int RAM = 3;
    /** How many more instructions may begin: int. */
    static final int BUDGET = 4;
    /** Kind of the pending status flags and the values that they follow from: int, long, long, long; see LazyFlags. */
    static final int KIND = 5;
    static final int FLAG_A = 6;
    static final int FLAG_B = 8;
    static final int FLAG_C = 10;
    /** A pending operation that replaces CF and OF only, upon the other: int, long, long; 0 for none. */
    static final int OVERLAY = 12;
    static final int OVERLAY_A = 13;
    static final int OVERLAY_B = 15;
    /** Linear address of the access under way: long. */
    static final int LINEAR = 17;
    /** Its offset in the RAM array: int. */
    static final int OFFSET = 19;
    /** Instructions of the block not executed when it is left: int. */
    static final int REST = 20;
    /** The memory operand, and a second value: long. */
    static final int VALUE = 21;
    static final int OTHER = 23;
    /** CF, 0 or 1, where nothing else is known about the flags: long. */
    static final int CARRY = 25;
    /** General-purpose register 0: long, two slots each. */
    static final int REGISTERS = 27;
    /** Low quadword of XMM0, its high quadword, that of XMM1...: long. */
    static final int LANES = REGISTERS + 32;

    private final MethodVisitor method;
    private final String className;
    private final Object[] frame;
    private int bytes;
    /** Where the last frame was written: two labels at one place share it. */
    private int framedAt;

    /**
     * @param used the general-purpose registers kept in local variables, as a bit mask
     * @param lanes the quadwords of XMM registers kept in local variables: bit 2n for the low one of XMMn, 2n + 1 for the high one
     */
    Code(MethodVisitor method, String className, int used, int lanes) {
        this.method = method;
        this.className = className;
        Object[] locals = {className, Opcodes.LONG, "[B", Opcodes.INTEGER, Opcodes.INTEGER, Opcodes.LONG, Opcodes.LONG, Opcodes.LONG,
            Opcodes.INTEGER, Opcodes.LONG, Opcodes.LONG, Opcodes.LONG, Opcodes.INTEGER, Opcodes.INTEGER, Opcodes.LONG, Opcodes.LONG, Opcodes.LONG};
        Object[] all = new Object[locals.length + 32 + 64];
        System.arraycopy(locals, 0, all, 0, locals.length);
        int n = longs(all, locals.length, 16, used);
        n = longs(all, n, 32, lanes);
        // no local variables exist behind the last used one
        while (all[n - 1] == Opcodes.TOP) {
            n--;
        }
        frame = new Object[n];
        System.arraycopy(all, 0, frame, 0, n);
    }

    private static int longs(Object[] types, int from, int count, int present) {
        int n = from;
        for (int bit = 0; bit < count; bit++) {
            if ((present >>> bit & 1) != 0) {
                types[n++] = Opcodes.LONG;
            } else {
                types[n++] = Opcodes.TOP;
                types[n++] = Opcodes.TOP;
            }
        }
        return n;
    }

    /** Upper bound of the bytes generated so far. */
    int bytes() {
        return bytes;
    }

    void op(int... opcodes) {
        for (int opcode : opcodes) {
            method.visitInsn(opcode);
        }
        bytes += opcodes.length;
    }

    void label(Label label) {
        method.visitLabel(label);
        if (framedAt != bytes) {
            method.visitFrame(Opcodes.F_NEW, frame.length, frame, 0, new Object[0]);
            framedAt = bytes;
        }
    }

    void jump(int opcode, Label to) {
        method.visitJumpInsn(opcode, to);
        bytes += 8;
    }

    void jump(Label to) {
        method.visitJumpInsn(Opcodes.GOTO, to);
        bytes += 3;
    }

    private void local(int opcode, int slot) {
        method.visitVarInsn(opcode, slot);
        bytes += 2;
    }

    void loadLong(int slot) {
        local(Opcodes.LLOAD, slot);
    }

    void storeLong(int slot) {
        local(Opcodes.LSTORE, slot);
    }

    void loadInt(int slot) {
        local(Opcodes.ILOAD, slot);
    }

    void storeInt(int slot) {
        local(Opcodes.ISTORE, slot);
    }

    void loadObject(int slot) {
        local(Opcodes.ALOAD, slot);
    }

    void storeObject(int slot) {
        local(Opcodes.ASTORE, slot);
    }

    void increment(int slot, int by) {
        method.visitIincInsn(slot, by);
        bytes += 6;
    }

    void constant(int value) {
        if (value >= -1 && value <= 5) {
            op(Opcodes.ICONST_0 + value);
        } else if (value == (short) value) {
            method.visitIntInsn(value == (byte) value ? Opcodes.BIPUSH : Opcodes.SIPUSH, value);
            bytes += 3;
        } else {
            method.visitLdcInsn(value);
            bytes += 3;
        }
    }

    void constant(long value) {
        if (value == 0 || value == 1) {
            op(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
        } else {
            method.visitLdcInsn(value);
            bytes += 3;
        }
    }

    /** Pushes one of the machine's objects. */
    void fixed(Fixed object) {
        method.visitFieldInsn(Opcodes.GETSTATIC, className, object.name(), Type.getDescriptor(object.type));
        bytes += 3;
    }

    /** Takes the RAM array anew, behind whatever may have made it grow. */
    void reloadRam() {
        fixed(Fixed.MEMORY);
        get(Names.MEMORY, "ram", "[B");
        storeObject(RAM);
    }

    /** Sets a long local variable. */
    void setLong(int slot, long value) {
        constant(value);
        storeLong(slot);
    }

    void setInt(int slot, int value) {
        constant(value);
        storeInt(slot);
    }

    /** Pushes a field of the object on the stack. */
    void get(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        bytes += 3;
    }

    void put(String owner, String name, String descriptor) {
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, name, descriptor);
        bytes += 3;
    }

    /** Calls a static method. */
    void call(String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
        bytes += 3;
    }

    void call(Class<?> owner, String name, String descriptor) {
        call(Type.getInternalName(owner), name, descriptor);
    }

    /** Local variable of a general-purpose register. */
    static int register(int number) {
        return REGISTERS + 2 * number;
    }

    /** Local variable of a quadword of an XMM register. */
    static int lane(int register, int half) {
        return LANES + 4 * register + 2 * half;
    }

    void finish() {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
