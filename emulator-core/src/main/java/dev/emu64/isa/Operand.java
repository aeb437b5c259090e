package dev.emu64.isa;

/**
 * One operand of a row.
 *
 * @param text as the table has it, such as {@code Ev}
 */
public record Operand(String text, OperandKind kind, OperandSize size) {
    static Operand parse(String text) {
        OperandKind implied = implied(text);
        if (implied != null) {
            return new Operand(text, implied, impliedSize(text));
        }
        OperandKind kind;
        try {
            kind = OperandKind.valueOf(text.substring(0, 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown operand " + text, e);
        }
        return new Operand(text, kind, OperandSize.of(text.substring(1)));
    }

    private static OperandKind implied(String text) {
        return switch (text) {
            case "AL", "AX", "eAX", "rAX" -> OperandKind.A_REGISTER;
            case "CL" -> OperandKind.C_REGISTER;
            case "DX" -> OperandKind.D_REGISTER;
            case "1" -> OperandKind.ONE;
            case "ST0" -> OperandKind.ST0;
            case "STi" -> OperandKind.STI;
            case "XMM0" -> OperandKind.XMM0;
            case "ES" -> OperandKind.ES;
            case "CS" -> OperandKind.CS;
            case "SS" -> OperandKind.SS;
            case "DS" -> OperandKind.DS;
            case "FS" -> OperandKind.FS;
            case "GS" -> OperandKind.GS;
            default -> null;
        };
    }

    private static OperandSize impliedSize(String text) {
        return switch (text) {
            case "AL", "CL", "1" -> OperandSize.B;
            case "eAX" -> OperandSize.Z;
            case "rAX" -> OperandSize.V;
            case "ST0", "STi" -> OperandSize.T;
            case "XMM0" -> OperandSize.DQ;
            default -> OperandSize.W;
        };
    }
}
