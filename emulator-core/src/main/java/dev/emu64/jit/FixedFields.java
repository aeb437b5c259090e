package dev.emu64.jit;

import static org.objectweb.asm.Opcodes.*;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes the fields for {@link Fixed} into a class, and the class initialiser that fills them from the class data. */
final class FixedFields {
    private static final String HANDLES = Type.getInternalName(MethodHandles.class);
    private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";

    private FixedFields() {
    }

    static void generate(ClassWriter writer, String className) {
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
        method.visitCode();
        method.visitMethodInsn(INVOKESTATIC, HANDLES, "lookup", "()" + LOOKUP, false);
        method.visitLdcInsn("_");
        method.visitLdcInsn(Type.getType(Object[].class));
        method.visitMethodInsn(INVOKESTATIC, HANDLES, "classData",
            "(" + LOOKUP + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
        method.visitTypeInsn(CHECKCAST, "[Ljava/lang/Object;");
        method.visitVarInsn(ASTORE, 0);
        for (Fixed object : Fixed.values()) {
            String descriptor = Type.getDescriptor(object.type);
            writer.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, object.name(), descriptor, null, null);
            method.visitVarInsn(ALOAD, 0);
            method.visitIntInsn(BIPUSH, object.ordinal());
            method.visitInsn(AALOAD);
            method.visitTypeInsn(CHECKCAST, Type.getInternalName(object.type));
            method.visitFieldInsn(PUTSTATIC, className, object.name(), descriptor);
        }
        method.visitInsn(RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
