; Stage 2: from real mode to a 64-bit kernel. Loaded to 0000:8000 by the boot sector with the drive in DL.
;
; In order: CPU check, A20, memory map, kernel file into high memory (real mode); temporary page tables, long mode;
; final page tables with the kernel's own rights, relocation, boot information, jump to the kernel (64-bit).
; What a kernel finds is written down in BOOT-PROTOCOL.md.

%include "layout.inc"

        org     STAGE2
        bits    16

        jmp     near real_entry
        times   8 - ($ - $$) db 0
        dd      STAGE2_MAGIC_LOW, STAGE2_MAGIC_HIGH
kernel_lba:     dd 0                    ; first sector of the kernel file
kernel_bytes:   dd 0                    ; how much of the file is to be loaded: up to the last byte that a segment needs
stack_bytes:    dd 0                    ; multiple of 4096
                dd 0
        times   32 - ($ - $$) db 0

%include "stage2/real.inc"
%include "stage2/a20.inc"
%include "stage2/memory.inc"
%include "stage2/disk.inc"
%include "stage2/protected.inc"
%include "stage2/long.inc"
%include "stage2/paging.inc"
%include "stage2/segments.inc"
%include "stage2/relocate.inc"
%include "stage2/handover.inc"
%include "stage2/variables.inc"

        times   STAGE2_SECTORS * SECTOR - ($ - $$) db 0
