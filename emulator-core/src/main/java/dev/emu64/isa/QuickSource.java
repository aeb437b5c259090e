package dev.emu64.isa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code ops/QuickForm.java}, which tells an instruction's quick form, and {@code ops/QuickStatements.java}, which executes it. */
final class QuickSource {
    private final List<QuickForms.Form> forms = new QuickForms().forms();
    private final Operations operations;
    private final String notice;

    QuickSource(Operations operations, String notice) {
        this.operations = operations;
        this.notice = notice;
    }

    private int firstMemory() {
        int n = 1;
        while (!forms.get(n - 1).memory()) {
            n++;
        }
        return n;
    }

    /** The choice of a form. */
    String choice() {
        JavaText java = new JavaText().line("package dev.emu64.ops;").line("").line("import dev.emu64.decode.Insn;").line("").line(notice)
                .line("/** Numbers of the forms that {@link Quick} executes: registers, then those with a memory operand. */")
                .line("final class QuickForm {").line("    static final int NONE = 0;")
                .line("    static final int FIRST_WITH_MEMORY = " + firstMemory() + ";")
                .line("    static final int LAST = " + forms.size() + ";").line("")
                .line("    private QuickForm() {").line("    }").line("")
                .line("    /** The form of an instruction, or NONE. */").line("    static int of(Insn i) {").line("        return switch (i.op) {");
        Map<String, List<Integer>> byOperation = new LinkedHashMap<>();
        for (int n = 1; n <= forms.size(); n++) {
            byOperation.computeIfAbsent(forms.get(n - 1).operation(), name -> new ArrayList<>()).add(n);
        }
        for (String operation : byOperation.keySet()) {
            java.line("            case " + operations.number(operation) + " -> " + method(operation) + "(i);");
        }
        java.line("            default -> NONE;").line("        };").line("    }");
        for (Map.Entry<String, List<Integer>> entry : byOperation.entrySet()) {
            java.line("").line("    private static int " + method(entry.getKey()) + "(Insn i) {");
            for (int n : entry.getValue()) {
                java.line("        if (" + forms.get(n - 1).condition() + ") {").line("            return " + n + ";").line("        }");
            }
            java.line("        return NONE;").line("    }");
        }
        return java.line("}").toString();
    }

    private static String method(String operation) {
        return operation.substring(operation.indexOf('.') + 1);
    }

    /** The execution of all forms. */
    String execution() {
        JavaText java = new JavaText().line("package dev.emu64.ops;").line("")
                .line("import dev.emu64.cpu.Flags;").line("import dev.emu64.decode.Insn;").line("").line(notice)
                .line("/** What the quick forms do, in the numbering of {@link QuickForm}. */")
                .line("final class QuickStatements {").line("    private QuickStatements() {").line("    }").line("")
                .line("    /** Executes forms on registers, as long as they follow each other; the index of the first that was not executed. */")
                .line("    static int onRegisters(long[] r, Flags f, Insn[] insns, int from, int to, long blockStart) {")
                .line("        for (int k = from; k < to; k++) {").line("            Insn i = insns[k];").line("            switch (i.quick) {");
        cases(java, 1, firstMemory(), "                ");
        java.line("                default -> {").line("                    return k;").line("                }").line("            }")
                .line("        }").line("        return to;").line("    }").line("")
                .line("    /** Executes a form with a memory operand, whose value is {@code b}, zero-extended. */")
                .line("    static void withMemory(long[] r, Flags f, Insn i, long b) {").line("        switch (i.quick) {");
        cases(java, firstMemory(), forms.size() + 1, "            ");
        java.line("            default -> throw new IllegalStateException(\"no form on memory: \" + i.quick);").line("        }").line("    }");
        return java.line("}").toString();
    }

    private void cases(JavaText java, int from, int to, String indent) {
        for (int n = from; n < to; n++) {
            java.line(indent + "case " + n + " -> " + forms.get(n - 1).statement() + ";");
        }
    }
}
