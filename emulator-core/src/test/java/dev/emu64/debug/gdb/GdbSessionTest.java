package dev.emu64.debug.gdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.bits.Hex;
import dev.emu64.image.DemoImage;
import dev.emu64.image.Elf64;
import dev.emu64.image.ElfSymbol;
import dev.emu64.image.ImageSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The protocol packet by packet, against the demo kernel. */
class GdbSessionTest {
    private static final String FIRST_RIP = "5be0000000000000";

    private final ScriptedGdb gdb = new ScriptedGdb(DemoImage.bytes());

    private static long symbol(String name) throws Exception {
        for (ElfSymbol symbol : Elf64.read(ImageSource.of(DemoImage.kernel())).symbols()) {
            if (symbol.name().equals(name)) {
                return symbol.value();
            }
        }
        throw new AssertionError("the demo kernel has no symbol " + name);
    }

    private static String little(long value) {
        return Hex.of(Long.reverseBytes(value), 16);
    }

    private static String hex(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Numbers.hex(bytes, bytes.length);
    }

    @Test
    void theGuestStandsAtItsFirstInstructionWhileGdbConnects() {
        List<String> answers = gdb.packets("?", "p10", "k").talk();
        assertThat(answers).containsExactly("S05", FIRST_RIP, "quit");
        assertThat(gdb.machine().instructions()).isZero();
    }

    @Test
    void featuresAreAnnounced() {
        assertThat(gdb.packets("qSupported:swbreak+;hwbreak+", "vCont?", "qC", "qfThreadInfo", "qsThreadInfo", "qAttached", "vMustReplyEmpty", "k")
            .talk()).containsExactly("PacketSize=4000;qXfer:features:read+;vContSupported+;swbreak+;hwbreak+;QStartNoAckMode+",
                "vCont;c;C;s;S", "QC1", "m1", "l", "1", "", "quit");
    }

    @Test
    void allRegistersHaveTheLengthThatTheDescriptionTells() {
        for (Architecture architecture : Architecture.values()) {
            ScriptedGdb fresh = new ScriptedGdb(DemoImage.bytes());
            List<String> answers = fresh.packets("qXfer:features:read:target.xml:0,4000", "g", "k").talk(architecture);
            Matcher bits = Pattern.compile("<reg name=\"\\w+\" bitsize=\"(\\d+)\"").matcher(answers.get(0));
            int digits = 0;
            while (bits.find()) {
                digits += Integer.parseInt(bits.group(1)) / 4;
            }
            assertThat(answers.get(0)).startsWith("l<?xml").contains("<architecture>" + architecture.gdbName + "</architecture>");
            assertThat(answers.get(1)).hasSize(digits);
        }
    }

    @Test
    void theDescriptionComesInParts() {
        List<String> answers = gdb.packets("qXfer:features:read:target.xml:0,10", "qXfer:features:read:target.xml:10,ffff", "k").talk();
        assertThat(answers.get(0)).isEqualTo("m<?xml version=\"1");
        assertThat(answers.get(1)).startsWith("l.0\"?>").endsWith("</target>\n");
    }

    @Test
    void breakpointSetBeforeLoadingStopsAtTheKernelAndLeavesItsBytesAlone() throws Exception {
        long start = symbol("_start");
        String address = Long.toHexString(start);
        List<String> answers = gdb.packets("Z0," + address + ",1", "c", "p10", "m" + address + ",8", "z0," + address + ",1", "k").talk();
        Elf64 elf = Elf64.read(ImageSource.of(DemoImage.kernel()));
        var segment = elf.loadSegments().stream().filter(s -> start - s.virtualAddress() >= 0 && start - s.virtualAddress() < s.fileBytes())
            .findFirst().orElseThrow();
        byte[] code = ImageSource.of(DemoImage.kernel()).bytes(segment.offset() + start - segment.virtualAddress(), 8);
        assertThat(answers).containsExactly("OK", "T05swbreak:;thread:1;", little(start), Numbers.hex(code, 8), "OK", "quit");
    }

    @Test
    void steppingExecutesOneInstructionEach() throws Exception {
        String address = Long.toHexString(symbol("_start"));
        List<String> answers = gdb.packets("Z1," + address + ",1", "vCont;c", "vCont;s:1", "p10", "s", "p10", "k").talk();
        assertThat(answers.subList(0, 3)).containsExactly("OK", "T05hwbreak:;thread:1;", "T05thread:1;");
        assertThat(answers.get(3)).isNotEqualTo(little(symbol("_start")));
        assertThat(answers.get(5)).isNotEqualTo(answers.get(3));
    }

    @Test
    void watchpointStopsBehindTheWrite() throws Exception {
        String start = Long.toHexString(symbol("_start"));
        List<String> answers = gdb.packets("Z1," + start + ",1", "c", "z1," + start + ",1", "Z2,b8000,2", "c", "mb8000,2", "z2,b8000,2", "k").talk();
        assertThat(answers.get(4)).isEqualTo("T05watch:b8000;thread:1;");
        assertThat(answers.get(5)).hasSize(4);
    }

    @Test
    void readsAreNoWrites() throws Exception {
        String kernel = Long.toHexString(symbol("_start"));
        List<String> answers = gdb.packets("Z3,7dfe,2", "Z1," + kernel + ",1", "c", "k").talk();
        assertThat(answers.get(2)).isEqualTo("T05hwbreak:;thread:1;");
    }

    @Test
    void controlCStopsARunningGuest() {
        List<String> answers = gdb.packets("c").raw("\u0003").packets("k").talk();
        assertThat(answers).containsExactly("T02thread:1;", "quit");
        assertThat(gdb.machine().instructions()).isPositive();
    }

    @Test
    void registersAndMemoryAreWritten() {
        List<String> answers = gdb.packets("P0=8877665544332211", "p0", "M600,4:deadbeef", "m600,4", "X604,2:A}]", "m604,2", "Pffff=00", "k").talk();
        assertThat(answers).containsExactly("OK", "8877665544332211", "OK", "deadbeef", "OK", "417d", "E14", "quit");
    }

    @Test
    void unmappedMemoryIsAnError() throws Exception {
        String start = Long.toHexString(symbol("_start"));
        assertThat(gdb.packets("Z1," + start + ",1", "c", "mffff900000000000,4", "k").talk()).endsWith("E14", "quit");
    }

    @Test
    void malformedPacketsAreAnsweredWithAnError() {
        assertThat(gdb.packets("mzz,4", "Z0", "M5", "p", "k").talk()).containsExactly("E22", "E22", "E22", "E22", "quit");
    }

    @Test
    void aBrokenChecksumIsRefused() {
        gdb.raw("$?#00").packets("k").talk();
        assertThat(gdb.bytes()).startsWith("-").contains("+");
    }

    @Test
    void noAcknowledgementsOnceGdbSaysSo() {
        gdb.packets("QStartNoAckMode", "?", "k").talk();
        assertThat(gdb.bytes()).isEqualTo("+$OK#9a$S05#b8");
    }

    @Test
    void monitorShowsRegistersInQemusForm() {
        List<String> answers = gdb.packets("qRcmd," + hex("info registers"), "qRcmd," + hex("info mem"), "k").talk();
        String registers = new String(Numbers.bytes(answers.get(0).replaceFirst("^O", "")), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(registers).contains("EIP=0000e05b").contains("CS =f000");
        assertThat(answers).contains(hex("PG disabled\n"));
    }

    @Test
    void monitorDisassemblesInTheProcessorsMode() {
        List<String> answers = gdb.packets("qRcmd," + hex("x/1i $pc"), "k").talk();
        assertThat(new String(Numbers.bytes(answers.get(0)), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("0x0000e05b:  out 0xbe,al\n");
    }

    @Test
    void systemResetStartsOver() throws Exception {
        String start = Long.toHexString(symbol("_start"));
        List<String> answers = gdb.packets("Z1," + start + ",1", "c", "qRcmd," + hex("system_reset"), "s", "p10", "k").talk();
        assertThat(answers).endsWith("OK", "T05thread:1;", FIRST_RIP, "quit");
    }

    @Test
    void detachingLetsTheGuestRunOnUndisturbed() throws Exception {
        String start = Long.toHexString(symbol("_start"));
        List<String> answers = gdb.packets("Z1," + start + ",1", "D").talk();
        assertThat(answers).containsExactly("OK", "OK", "settled");
    }

    @Test
    void aGuestLookedAtComputesTheSame() throws Exception {
        String start = Long.toHexString(symbol("_start"));
        gdb.packets("Z1," + start + ",1", "c", "g", "s", "s", "z1," + start + ",1", "D").talk();
        ScriptedGdb alone = new ScriptedGdb(DemoImage.bytes());
        alone.machine().run(dev.emu64.machine.RunLimits.headless().withMaxInstructions(20_000_000), dev.emu64.machine.RunObserver.NONE);
        assertThat(gdb.machine().stateHash()).isEqualTo(alone.machine().stateHash());
    }
}
