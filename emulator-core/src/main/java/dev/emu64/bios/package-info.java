/**
 * BIOS services in Java, one file per interrupt, behind ROM stubs that trap through a reserved port. Each stub sits at
 * the entry point that IBM-compatible BIOSes share, so guests that hook or chain vectors find what they expect.
 * May use cpu, memory, bus, storage, display, input and clock. Read {@link dev.emu64.bios.Bios} first, then
 * {@link dev.emu64.bios.RomStubs}.
 *
 * <pre>
 * INT 13h --IVT--&gt; F000:E3FE  OUT BEh,AL --port bus--&gt; Bios --&gt; Int13Disk.call(BiosCall)
 *                             IRET  (with the flags image on the stack as the service left it)
 * </pre>
 */
package dev.emu64.bios;
