package dev.emu64.image;

/** The disk image that boots where no other is named: our demo kernel ({@code src/main/asm/demo}) behind our boot stages. */
public final class DemoImage {

    private DemoImage() {
    }

    /** A fresh copy of the image. */
    public static byte[] bytes() {
        return BootStages.resource("demo.img");
    }

    /** A fresh copy of the kernel's ELF file, the same that the image holds. */
    public static byte[] kernel() {
        return BootStages.resource("demo.elf");
    }
}
