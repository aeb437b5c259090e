package dev.emu64.cpu;

/** What far RET and IRET share: the checks of the code segment returned to and of the stack of an outer level. */
final class OuterReturn {
    private final Cpu cpu;

    OuterReturn(Cpu cpu) {
        this.cpu = cpu;
    }

    /** The descriptor of the code segment returned to, whose RPL becomes the CPL. */
    long checkedCode(int selector) {
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, 0);
        }
        long descriptor = cpu.descriptors.read(selector, 13, 0);
        int rpl = selector & 3;
        int dpl = Descriptors.dpl(descriptor);
        boolean right = Descriptors.conforming(descriptor) ? dpl <= rpl : dpl == rpl;
        boolean longAndBig = cpu.longMode() && (Descriptors.attributes(descriptor) & 0x6000) == 0x6000;
        if (!Descriptors.code(descriptor) || rpl < cpu.cpl || !right || longAndBig) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        return descriptor;
    }

    /** The stack segment popped with {@code code}; 0 for a null selector where 64-bit mode allows it. */
    long checkedStack(int selector, int level, long code) {
        if (Descriptors.isNull(selector)) {
            boolean to64 = cpu.longMode() && (Descriptors.attributes(code) & 0x2000) != 0;
            if (!to64 || level == 3 || (selector & 3) != level) {
                throw cpu.fault(13, 0);
            }
            return 0;
        }
        return cpu.segments.checkedStack(selector, level, 13, 0);
    }

    /** Loads SS (a {@link #checkedStack}) and the stack pointer, popped with the operand size. */
    void loadStack(int selector, long descriptor, long pointer, int opSize) {
        if (descriptor == 0) {
            cpu.segments.setNull(Segment.SS, selector);
        } else {
            cpu.segments.commit(Segment.SS, selector, descriptor);
        }
        if (opSize == 8) {
            cpu.r[Cpu.RSP] = pointer;
        } else {
            cpu.stackPointer(pointer);
        }
    }
}
