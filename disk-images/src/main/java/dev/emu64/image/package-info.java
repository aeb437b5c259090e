/**
 * Boot media as files: recognises what an image is, reads ELF kernels, and makes bootable disk images with boot stages of our own.
 *
 * <p>Uses nothing but the JDK. Read {@link dev.emu64.image.BootImages} first (what a file is and why it may not boot), then
 * {@link dev.emu64.image.MkImage} (kernel ELF to disk image). What the boot stages hand to a kernel stands in
 * {@code disk-images/BOOT-PROTOCOL.md}.
 *
 * <pre>
 *   ImageSource --&gt; BootImages.recognise --&gt; BootImage (RawDisk, Floppy, Iso9660, ElfKernel, MultibootKernel, NotBootable)
 *   ImageSource --&gt; Elf64.read --&gt; segments, sections, symbols, relocations
 *   ImageSource --&gt; ImageSurvey (what more can be told of it: embedded kernel, loader version, cut off)
 *   Elf64 --&gt; KernelCheck --&gt; MkImage --&gt; boot sector + stage 2 + kernel, sector by sector
 * </pre>
 */
package dev.emu64.image;
