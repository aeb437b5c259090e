package dev.emu64.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emu64.machine.Drive;
import dev.emu64.machine.MachineConfig;
import org.junit.jupiter.api.Test;

/** What options come to. */
class BootOptionsTest {
    private static BootOptions parse(String line) {
        return QuickArgs.parse(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @Test
    void aTestRunOfBootimageIsUnderstood() {
        BootOptions options = parse("-drive format=raw,file=bootimage.bin -no-reboot -device isa-debug-exit,iobase=0xf4,iosize=0x04"
                + " -serial stdio -display none");
        assertThat(options.drives).containsExactly(new DriveChoice(Drive.Kind.DISK, "bootimage.bin", DriveChoice.Writes.DEFAULT, Drive.NEXT));
        assertThat(options.reboot).isFalse();
        assertThat(options.debugExits).containsExactly(new DebugExitPort(0xf4, 4));
        assertThat(options.serial.kind()).isEqualTo(Channel.Kind.STDIO);
        assertThat(options.display).isEqualTo(BootOptions.Display.HEADLESS);
        assertThat(options.settleNanosOrDefault()).isZero();
    }

    @Test
    void sizesAreInMebibytesUnlessTheySayOtherwise() {
        assertThat(parse("").ramBytes).isEqualTo(128L << 20);
        assertThat(parse("-m 64").ramBytes).isEqualTo(64L << 20);
        assertThat(parse("-m 1G").ramBytes).isEqualTo(1L << 30);
        assertThat(parse("-m 2048K").ramBytes).isEqualTo(2L << 20);
        assertThat(parse("-m size=256M,slots=2").ramBytes).isEqualTo(256L << 20);
    }

    @Test
    void drivesOfAllKinds() {
        BootOptions options = parse("-fda f.img -hda h.img -cdrom c.iso -drive if=ide,index=1,media=cdrom,file=d.iso -drive if=floppy,file=g.img,readonly=on");
        assertThat(options.drives).containsExactly(
                new DriveChoice(Drive.Kind.DISKETTE, "f.img", DriveChoice.Writes.DEFAULT, 0),
                new DriveChoice(Drive.Kind.DISK, "h.img", DriveChoice.Writes.DEFAULT, 0),
                new DriveChoice(Drive.Kind.CD_ROM, "c.iso", DriveChoice.Writes.DEFAULT, Drive.NEXT),
                new DriveChoice(Drive.Kind.CD_ROM, "d.iso", DriveChoice.Writes.DEFAULT, Drive.NEXT),
                new DriveChoice(Drive.Kind.DISKETTE, "g.img", DriveChoice.Writes.READ_ONLY, Drive.NEXT));
        assertThat(parse("-boot dca").bootOrder).containsExactly(Drive.Kind.CD_ROM, Drive.Kind.DISK, Drive.Kind.DISKETTE);
        assertThat(parse("-boot order=d,menu=on").bootOrder).as("the others behind").containsExactly(Drive.Kind.CD_ROM, Drive.Kind.DISK, Drive.Kind.DISKETTE);
        assertThat(parse("-boot order=d,strict=on").bootOrder).containsExactly(Drive.Kind.CD_ROM);
        assertThat(parse("-boot menu=on").bootOrder).isNull();
    }

    @Test
    void aDoubledCommaBelongsToTheName() {
        assertThat(parse("-drive file=a,,b.img,format=raw").drives.get(0).file()).isEqualTo("a,b.img");
    }

    @Test
    void serialLinesOverTcp() {
        assertThat(parse("-serial tcp:4444").serial).isEqualTo(new Channel(Channel.Kind.TCP_LISTEN, "", "", 4444, false));
        assertThat(parse("-serial tcp::4444,server").serial).isEqualTo(new Channel(Channel.Kind.TCP_LISTEN, "", "", 4444, true));
        assertThat(parse("-serial tcp:localhost:4444,server,nowait").serial).isEqualTo(new Channel(Channel.Kind.TCP_LISTEN, "", "localhost", 4444, false));
        assertThat(parse("-serial tcp:localhost:4444").serial).isEqualTo(new Channel(Channel.Kind.TCP_CONNECT, "", "localhost", 4444, false));
    }

    @Test
    void theCpuOptionNamesAnEngineOrAProcessor() {
        assertThat(parse("--cpu interpreter").engine).isEqualTo(MachineConfig.EngineKind.INTERPRETER);
        assertThat(parse("-cpu qemu64,+sse3").cpuModel).isEqualTo("qemu64,+sse3");
    }

    @Test
    void timesAndCounts() {
        assertThat(parse("--timeout 1.5s").timeoutNanos).isEqualTo(1_500_000_000L);
        assertThat(parse("--timeout 2m").timeoutNanos).isEqualTo(120_000_000_000L);
        assertThat(parse("--max-instructions 5M").maxInstructions).isEqualTo(5_000_000);
        assertThat(parse("--settle off").settleNanosOrDefault()).isZero();
        assertThat(parse("--settle 250ms").settleNanosOrDefault()).isEqualTo(250_000_000);
        assertThat(parse("").settleNanosOrDefault()).isEqualTo(5_000_000_000L);
    }

    @Test
    void whatChangesNothingIsNotedAndWhatDiffersIsWarnedOf() {
        BootOptions options = parse("-enable-kvm -machine q35 -accel tcg -smp 1 -net none -vga virtio");
        assertThat(options.notes).hasSize(4);
        assertThat(options.warnings).hasSize(1);
    }

    @Test
    void theDateOfTheClock() {
        assertThat(parse("-rtc base=2020-02-29T12:00:00").epochSeconds).isEqualTo(1_582_977_600L);
        assertThat(parse("-rtc base=utc,clock=host").hostDate).isTrue();
    }

    @Test
    void qemusDefaultPlaceOfTheDebugExit() {
        assertThat(parse("-device isa-debug-exit").debugExits).containsExactly(new DebugExitPort(0x501, 2));
        assertThat(parse("--debug-exit").debugExits).containsExactly(new DebugExitPort(0xf4, 4));
    }

    @Test
    void everyOptionIsFoundByEachOfItsNames() {
        for (BootOption option : BootOption.values()) {
            for (String name : option.names()) {
                assertThat(BootOption.named(name)).as(name).isEqualTo(option);
            }
        }
    }
}
