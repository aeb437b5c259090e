package dev.emu64.cli.options;

/** Lays out the help of a boot: usage, options by chapter, examples, exit codes. */
final class BootHelp {
    private static final int MARGIN = 2;
    private static final int TEXT_COLUMN = 30;

    private final int columns;
    private final StringBuilder out = new StringBuilder();

    /** Lines of at most {@code columns} characters. */
    BootHelp(int columns) {
        this.columns = columns;
    }

    String text() {
        out.append("""
                emu64 boots disk images of 64-bit PC kernels, in Java alone.

                Usage: emu [OPTIONS] [IMAGE]     boot IMAGE (raw disk, ISO, ELF kernel); without one, a demo kernel
                       emu mkimage KERNEL.elf -o DISK.img
                       emu runner ELF|IMAGE [ARGS]     as cargo's runner: `cargo run`, `cargo test`
                       emu test DIR                    boot the images of a folder, compare with golden screens
                       emu info IMAGE                  what is on an image
                       emu disasm [--mode 16|32|64] [--org ADDRESS] FILE|HEX
                       emu vectors PATH...             check the processor against recorded vectors
                       emu COMMAND --help              more on one of them

                On a terminal the guest's screen is live and keys go to the guest; Ctrl-A x quits, Ctrl-A h helps.
                Into a pipe or file goes the final screen's text; how the run ended is told on standard error.
                Options may be written with one dash or two; those with one here are QEMU's own.
                """);
        for (BootOption.Group group : BootOption.Group.values()) {
            chapter(group);
        }
        out.append("""

                Others:
                  -h, --help                  this text
                  --version                   the version

                Examples:
                  emu target/x86_64-blog_os/debug/bootimage-blog_os.bin
                  emu disk.img | grep 'Hello World'
                  emu --until 'It did not crash' --timeout 20s disk.img
                  emu -drive format=raw,file=disk.img -serial stdio -display none \\
                      -device isa-debug-exit,iobase=0xf4,iosize=0x04 -no-reboot
                  emu --screen png=screen.png --result run.json disk.img

                Exit codes: odd ones are the guest's own (isa-debug-exit). 0 power-off, done or --until met; 2 usage;
                4 triple fault; 6 time-out or instruction limit; 8 not bootable; 10 not supported; 12 --until not met;
                14 host file; 16 stuck although the guest was to end itself; 18 reset; 70 a bug of ours; 130 Ctrl-C.
                """);
        return out.toString();
    }

    private void chapter(BootOption.Group group) {
        out.append('\n').append(group.title).append(":\n");
        BootOption[] options = BootOption.values();
        if (group == BootOption.Group.COMPATIBILITY) {
            names(options, group);
            return;
        }
        for (int i = 0; i < options.length; i++) {
            if (options[i].group == group && options[i].help != null) {
                StringBuilder names = new StringBuilder(spelled(options[i]));
                for (int next = i + 1; next < options.length && sharesHelp(options[i], options[next]); next++) {
                    names.append(", ").append(spelled(options[next]));
                }
                entry(names.toString(), options[i].help);
            }
        }
    }

    private void names(BootOption[] options, BootOption.Group group) {
        StringBuilder names = new StringBuilder();
        for (BootOption option : options) {
            if (option.group == group) {
                names.append(names.isEmpty() ? "" : ", ").append(spelled(option));
            }
        }
        out.append(" ".repeat(MARGIN));
        wrap(names.toString(), MARGIN, MARGIN);
        out.append('\n');
    }

    private static boolean sharesHelp(BootOption first, BootOption next) {
        return next.help == null && next.group == first.group && next != BootOption.STATS_JSON;
    }

    private static String spelled(BootOption option) {
        StringBuilder spelled = new StringBuilder();
        for (String name : option.names()) {
            spelled.append(spelled.isEmpty() ? "" : ", ").append(option.display(name));
        }
        return option.takesValue() ? spelled + " " + option.valueLabel : spelled.toString();
    }

    private void entry(String names, String help) {
        out.append(" ".repeat(MARGIN));
        int column = wrap(names, MARGIN, MARGIN + 2);
        if (column + 2 > TEXT_COLUMN) {
            out.append('\n');
            column = 0;
        }
        out.append(" ".repeat(TEXT_COLUMN - column));
        wrap(help, TEXT_COLUMN, TEXT_COLUMN);
        out.append('\n');
    }

    /** Appends words from {@code column} on, further lines from {@code indent}; returns the column behind the last. */
    private int wrap(String text, int column, int indent) {
        int at = column;
        boolean first = true;
        for (String word : text.split(" ")) {
            if (!first && at + 1 + word.length() > columns) {
                out.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (!first) {
                out.append(' ');
                at++;
            }
            out.append(word);
            at += word.length();
            first = false;
        }
        return at;
    }
}
