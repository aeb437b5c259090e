package dev.emu64.decode;

import java.util.List;
import java.util.regex.Pattern;

/** Where the disassembler and objdump may differ, each with its reason. */
final class ObjdumpDifferences {
    /** Objdump text that stands for the same instruction. */
    private record Rewrite(String reason, Pattern pattern, String replacement) {
    }

    /** Pairs {@code ours | objdump's} that are both right in their own way. */
    private record Accepted(String reason, Pattern pair) {
    }

    private static final List<Rewrite> REWRITES = List.of(
            rewrite("names prefixes that have no effect", "^((lock |repn?z |rep )*)(rex(\\.[WRXB]+)?|data16|data32|addr32|addr16|[cdefgs]s) ", "$1"),
            rewrite("shows an index-less SIB byte as a pseudo register", "(\\[[^\\]]*)\\+[re]iz\\*[1248]", "$1"));

    private static final List<Accepted> ACCEPTED = List.of(
            accepted("only 16 bits of the register are read", "(mov [c-gs]s|(lar|lsl) \\w+),(\\w+) \\| \\1,[er]\\3"),
            accepted("registers r8-r15: only 16 bits are read", "(mov [c-gs]s|(lar|lsl) \\w+),(r\\d+)w \\| \\1,\\3d?"),
            accepted("66 0F 09 is WBINVD with an ignored prefix; binutils knows none", "wbinvd \\| \\(bad\\)"),
            accepted("SYSENTER in 64-bit mode is Intel's; objdump was asked for AMD64", "(sysenter|sysexit) \\| \\(bad\\)"),
            accepted("66 90 without REX.B exchanges a register with itself", "nop \\| xchg (ax,ax|eax,eax|rax,rax)"),
            accepted("MPX and CLDEMOTE are NOPs without their feature", "nop .*\\| (bnd\\w+|cldemote) .*"),
            accepted("undocumented in binutils", "salc \\| \\(bad\\)"),
            accepted("the operand-size suffix outside 64-bit mode is binutils' own", "([sl][gi]dt) (.*) \\| \\1[wd] \\2"),
            accepted("no suffix outside 64-bit mode", "sysretd \\| sysret"),
            accepted("a short branch's target is cut to the operand size, objdump's is not", "(j\\w+|loop\\w*) 0x(\\w{1,4}) \\| \\1 0x\\w*\\2"),
            accepted("AMD64 loads a 32-bit offset whatever REX.W says", "(l[sfg]s) (e(\\w\\w)|(r\\d+)d),(.*) \\| \\1 (r\\3|\\4),\\5"),
            accepted("an SIB byte with neither base nor index", "(.*)ds:0x\\w+(.*) \\| \\1\\[[re]iz\\*[1248][+-]0x\\w+\\]\\2"),
            accepted("objdump gives LDDQU no operand size", "(v?lddqu \\w+),[XY]MMWORD PTR (.*) \\| \\1,\\2"),
            accepted("with REX.W the lengths have 64 bits", "(v?pcmpestr[im]) (.*) \\| \\1q \\2"),
            accepted("aliases of x87 instructions that binutils does not know", "(fcom2|fcomp[35]|fstpnce|fstp[89]|fxch[47]) .* \\| \\(bad\\)"),
            accepted("binutils says which processor knew it", "(fneni|fndisi|fnsetpm) \\| \\1\\(.*"),
            accepted("binutils takes REX before it for an instruction", "fwait \\| rex.*"),
            accepted("fences ignore ModRM.rm", "[lms]fence \\| \\(bad\\)"),
            accepted("EIP-relative: the target is 32 bits wide", "(.*eip.* # 0x)(\\w{8}) \\| \\1f{8}\\2"));

    private ObjdumpDifferences() {
    }

    private static Rewrite rewrite(String reason, String pattern, String replacement) {
        return new Rewrite(reason, Pattern.compile(pattern), replacement);
    }

    private static Accepted accepted(String reason, String pair) {
        return new Accepted(reason, Pattern.compile(pair));
    }

    /** Whether the two texts mean the same instruction. */
    static boolean same(String ours, String objdumps) {
        String text = objdumps;
        String before;
        do {
            before = text;
            for (Rewrite rewrite : REWRITES) {
                text = rewrite.pattern().matcher(text).replaceFirst(rewrite.replacement());
            }
        } while (!text.equals(before));
        if (ours.equals(text)) {
            return true;
        }
        String pair = ours + " | " + text;
        return ACCEPTED.stream().anyMatch(accepted -> accepted.pair().matcher(pair).matches());
    }
}
