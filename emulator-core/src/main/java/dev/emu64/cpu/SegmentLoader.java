package dev.emu64.cpu;

import dev.emu64.bits.Bits;

/**
 * Loading segment registers, LDTR and TR (SDM vol. 3A, 5.2 to 5.7; vol. 2 MOV, LDS, LLDT, LTR): every check, in the
 * manual's order, before anything changes.
 */
public final class SegmentLoader {
    /** Access rights of a segment register in real-address mode: present, writable, accessed data. */
    private static final int REAL_RIGHTS = 0x93;
    /** The same at privilege level 3, in virtual-8086 mode. */
    private static final int V86_RIGHTS = 0xf3;

    private final Cpu cpu;
    private final Descriptors descriptors;

    SegmentLoader(Cpu cpu, Descriptors descriptors) {
        this.cpu = cpu;
        this.descriptors = descriptors;
    }

    /** MOV Sreg, POP Sreg, LDS and kin: ES, SS, DS, FS or GS (never CS). */
    void load(int segment, int selector) {
        if (!cpu.protectedMode() || cpu.v86()) {
            loadReal(segment, selector);
        } else if (segment == Segment.SS) {
            loadStack(selector);
        } else {
            loadData(segment, selector);
        }
    }

    /**
     * Real-address and virtual-8086 mode. In real mode the limit (and D/B) stay as they are, which is what makes
     * unreal mode possible.
     */
    void loadReal(int segment, int selector) {
        Segment register = cpu.seg[segment];
        if (cpu.v86()) {
            register.set(selector & 0xffff, (long) (selector & 0xffff) << 4, 0xffff, V86_RIGHTS);
            return;
        }
        long limit = register.attributes == 0 ? 0xffff : register.limit;
        register.set(selector & 0xffff, (long) (selector & 0xffff) << 4, limit, register.attributes & 0xf000 | REAL_RIGHTS);
    }

    private void loadStack(int selector) {
        if (Descriptors.isNull(selector)) {
            if (!cpu.code64() || cpu.cpl == 3 || (selector & 3) != cpu.cpl) {
                throw cpu.fault(13, 0);
            }
            setNull(Segment.SS, selector);
            return;
        }
        long descriptor = checkedStack(selector, cpu.cpl, 13, 0);
        commit(Segment.SS, selector, descriptor);
    }

    /**
     * A descriptor that SS may take at privilege level {@code cpl}, or a fault: {@code vector} (#GP or #TS) with the
     * selector for a wrong one, #SS for an absent one.
     */
    long checkedStack(int selector, int cpl, int vector, int ext) {
        long descriptor = descriptors.read(selector, vector, ext);
        if ((selector & 3) != cpl || !Descriptors.writableData(descriptor) || Descriptors.dpl(descriptor) != cpl) {
            throw cpu.fault(vector, selector & 0xfffc | ext);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(12, selector & 0xfffc | ext);
        }
        return descriptor;
    }

    private void loadData(int segment, int selector) {
        if (Descriptors.isNull(selector)) {
            // the RPL of a null selector is not kept, as recorded from processors
            setNull(segment, 0);
            return;
        }
        commit(segment, selector, checkedData(selector, cpu.cpl, 13));
    }

    /** A descriptor that DS, ES, FS or GS may take, or a fault: {@code vector} (#GP or #TS), #NP for an absent one. */
    long checkedData(int selector, int cpl, int vector) {
        long descriptor = descriptors.read(selector, vector, 0);
        int type = Descriptors.typeWithS(descriptor);
        boolean readable = type >= 16 && ((type & 8) == 0 || (type & 2) != 0);
        boolean privileged = !Descriptors.conforming(descriptor)
            && Math.max(selector & 3, cpl) > Descriptors.dpl(descriptor);
        if (!readable || privileged) {
            throw cpu.fault(vector, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        return descriptor;
    }

    /** A null selector: the register becomes unusable. */
    void setNull(int segment, int selector) {
        cpu.seg[segment].set(selector & 0xffff, 0, 0, 0);
    }

    /** Marks the descriptor accessed and caches it. */
    void commit(int segment, int selector, long descriptor) {
        descriptors.markAccessed(selector, descriptor);
        cache(segment, selector, descriptor);
    }

    /** Caches a descriptor that is already marked accessed in memory. */
    void cache(int segment, int selector, long descriptor) {
        cpu.seg[segment].set(selector & 0xffff, Descriptors.base(descriptor), Descriptors.limit(descriptor),
            Descriptors.attributes(descriptor) | 1);
        cpu.seg[segment].descriptor = descriptor | Descriptors.ACCESSED;
    }

    /**
     * Whether a segment register holds just what loading this selector would give it, so that nothing has to be checked
     * or loaded for the same privilege level of 64-bit code; raises #PF as reading the descriptor does.
     */
    boolean inForce(int segment, int selector) {
        Segment register = cpu.seg[segment];
        if (register.attributes == 0) {
            return segment == Segment.SS && selector == register.selector && Descriptors.isNull(selector);
        }
        return register.selector == selector && register.descriptor != 0 && descriptors.inTable(selector, 8)
            && descriptors.at(selector) == register.descriptor;
    }

    /** Loads CS with a checked code descriptor at privilege level {@code cpl}; the RPL becomes the CPL. */
    void commitCode(int selector, long descriptor, int cpl) {
        descriptors.markAccessed(selector, descriptor);
        cache(Segment.CS, selector & 0xfffc | cpl, descriptor);
        cpu.cpl = cpl;
        cpu.updateMode();
    }

    /** After a return to an outer ring: data registers whose segment is out of reach there become null. */
    void dropInaccessible(int cpl) {
        dropInaccessible(Segment.ES, cpl);
        dropInaccessible(Segment.DS, cpl);
        dropInaccessible(Segment.FS, cpl);
        dropInaccessible(Segment.GS, cpl);
    }

    private void dropInaccessible(int segment, int cpl) {
        Segment register = cpu.seg[segment];
        if (register.attributes != 0 && register.dpl() < cpl && !register.conforming()) {
            register.selector = 0;
            register.attributes = 0;
        }
    }

    /** LLDT. */
    public void loadLdt(int selector) {
        if (Descriptors.isNull(selector)) {
            cpu.ldtr.set(selector, 0, 0, 0);
            return;
        }
        takeLdt(selector, 13);
    }

    /** Loads LDTR with a selector that is not null; {@code vector} (#GP or #TS) for a wrong one. */
    void takeLdt(int selector, int vector) {
        boolean wide = cpu.longMode();
        if ((selector & 4) != 0 || !descriptors.inTable(selector, wide ? 16 : 8)) {
            throw cpu.fault(vector, selector & 0xfffc);
        }
        long descriptor = descriptors.at(selector);
        if (Descriptors.typeWithS(descriptor) != 2) {
            throw cpu.fault(vector, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(vector == 10 ? 10 : 11, selector & 0xfffc);
        }
        long base = systemBase(selector, descriptor, wide);
        cpu.ldtr.set(selector, base, Descriptors.limit(descriptor), Descriptors.attributes(descriptor));
    }

    private long systemBase(int selector, long descriptor, boolean wide) {
        long base = Descriptors.base(descriptor);
        if (wide) {
            base |= descriptors.upperBase(selector);
            if (!Bits.canonical(base)) {
                throw cpu.fault(13, selector & 0xfffc);
            }
        }
        return base;
    }

    /** LTR: the descriptor must be an available TSS and becomes busy. */
    public void loadTask(int selector) {
        boolean wide = cpu.longMode();
        if (Descriptors.isNull(selector)) {
            throw cpu.fault(13, 0);
        }
        if ((selector & 4) != 0 || !descriptors.inTable(selector, wide ? 16 : 8)) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        long descriptor = descriptors.at(selector);
        int type = Descriptors.typeWithS(descriptor);
        if (type != 9 && (type != 1 || wide)) {
            throw cpu.fault(13, selector & 0xfffc);
        }
        if (!Descriptors.present(descriptor)) {
            throw cpu.fault(11, selector & 0xfffc);
        }
        long base = systemBase(selector, descriptor, wide);
        descriptors.busy(selector, true);
        cpu.tr.set(selector, base, Descriptors.limit(descriptor), Descriptors.attributes(descriptor) | 2);
    }
}
