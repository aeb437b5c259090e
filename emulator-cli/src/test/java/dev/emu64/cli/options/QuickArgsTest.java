package dev.emu64.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emu64.cli.host.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The two ways of reading arguments agree. */
class QuickArgsTest {
    private static final String[] VALUES = {"a.img", "128M", "1G", "stdio", "file:x", "none", "10s", "5M", "off", "text", "png=x", "us", "host", "max",
        "interpreter", "isa-debug-exit,iobase=0xf4,iosize=4", "file=a,format=raw", "c", "33=0", "base=utc", "std", "virtual", "reboot=shutdown",
        "-s", "--", "-x", "--headless", "", "a b", "x=y", "/r/", "1", "'q'", "\"q\"", "@file", "-"};

    private static String[] arguments(SplittableRandom random) {
        List<String> args = new ArrayList<>();
        BootOption[] options = BootOption.values();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            BootOption option = options[random.nextInt(options.length)];
            String name = option.names()[random.nextInt(option.names().length)];
            String dashed = (random.nextBoolean() ? "-" : "--") + name;
            String value = VALUES[random.nextInt(VALUES.length)];
            if (random.nextInt(20) == 0) {
                dashed += "x";
            }
            if (!option.takesValue() && random.nextInt(10) > 0) {
                args.add(dashed);
            } else if (random.nextInt(4) == 0) {
                args.add(dashed + "=" + value);
            } else {
                args.add(dashed);
                if (random.nextInt(15) > 0) {
                    args.add(value);
                }
            }
        }
        if (random.nextBoolean()) {
            args.add(random.nextInt(args.size() + 1), random.nextInt(5) == 0 ? "--" : "disk.img");
        }
        return args.toArray(new String[0]);
    }

    @Test
    void bothWaysMeanTheSame() {
        SplittableRandom random = new SplittableRandom(20260101);
        int understood = 0;
        for (int i = 0; i < 4000; i++) {
            String[] args = arguments(random);
            String shown = String.join(" ", args);
            BootOptions quick = null;
            UserError quickError = null;
            try {
                quick = QuickArgs.parse(args);
            } catch (UserError e) {
                quickError = e;
            }
            if (quick != null) {
                understood++;
                assertThat(BootCommand.parse(args)).as(shown).usingRecursiveComparison().isEqualTo(quick);
            } else {
                UserError error = catchThrowableOfType(UserError.class, () -> BootCommand.parse(args));
                assertThat(error).as(shown).isNotNull();
                if (quickError != null && error.exitCode() != 2) {
                    assertThat(error.exitCode()).as(shown).isEqualTo(quickError.exitCode());
                }
            }
        }
        assertThat(understood).isGreaterThan(500);
    }

    @Test
    void oneDashAndTwoAreAlike() {
        assertThat(QuickArgs.parse(new String[] {"--no-reboot", "--m", "64", "-timeout", "3s"})).usingRecursiveComparison()
                .isEqualTo(QuickArgs.parse(new String[] {"-no-reboot", "-m", "64M", "--timeout=3s"}));
    }

    @Test
    void whatNeedsWordsIsLeftToPicocli() {
        assertThat(QuickArgs.parse(new String[] {"--help"})).isNull();
        assertThat(QuickArgs.parse(new String[] {"--nonsense"})).isNull();
        assertThat(QuickArgs.parse(new String[] {"-m"})).isNull();
    }
}
