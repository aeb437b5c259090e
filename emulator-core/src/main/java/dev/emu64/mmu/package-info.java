/**
 * Paging: page walks and the software TLB, linear addresses to physical ones or a fault. It knows no cpu: the cpu
 * pushes CR0, CR3, CR4, EFER and CPL in. May use memory, snapshot and bits. Read {@link dev.emu64.mmu.Mmu} first.
 */
package dev.emu64.mmu;
