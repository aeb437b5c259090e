; The boot sector: loads stage 2 from the sectors behind it and jumps there.
;
; The BIOS hands over at 0000:7c00 or 07c0:0000 with the boot drive in DL; nothing else is relied upon. Reads through the
; INT 13h extensions (Enhanced Disk Drive specification, AH = 41h and 42h). Ends with CS = DS = ES = SS = 0, DL = drive.

%include "layout.inc"

        org     0x7c00
        bits    16

start:  jmp     short begin
        nop
        db      "EMU64   "              ; where DOS puts the name of the formatting system

begin:  cli
        cld
        xor     ax, ax
        mov     ss, ax
        mov     sp, STACK_TOP
        mov     ds, ax
        mov     es, ax
        jmp     0:normal                ; some BIOSes come with CS = 07c0

normal: sti
        mov     [drive], dl
        mov     ah, 0x41
        mov     bx, 0x55aa
        int     0x13
        mov     si, no_extensions
        jc      fail
        cmp     bx, 0xaa55
        jne     fail
        test    cl, 1                   ; packet access supported
        jz      fail

        mov     di, 3
read:   mov     si, packet
        mov     dl, [drive]
        mov     ah, 0x42
        int     0x13
        jnc     loaded
        xor     ah, ah                  ; reset the drive, try again
        mov     dl, [drive]
        int     0x13
        dec     di
        jnz     read
        mov     si, unreadable
        jmp     fail

loaded: mov     si, damaged
        cmp     dword [STAGE2 + 8], STAGE2_MAGIC_LOW
        jne     fail
        cmp     dword [STAGE2 + 12], STAGE2_MAGIC_HIGH
        jne     fail
        mov     dl, [drive]
        jmp     0:STAGE2

; Writes the text at SI and stops for good.
fail:   push    si
        mov     si, who
        call    write
        pop     si
        call    write
        cli
.halt:  hlt
        jmp     .halt

write:  lodsb
        test    al, al
        jz      .end
        mov     ah, 0x0e
        mov     bx, 7
        int     0x10
        jmp     write
.end:   ret

who:            db 13, 10, "emu64 boot: ", 0
no_extensions:  db "no INT 13h extensions for this drive. Boot it as a hard disk.", 0
unreadable:     db "cannot read stage 2 (sectors 1 to 16). Is the image cut off?", 0
damaged:        db "stage 2 is damaged. Make the image again.", 0

        align   4, db 0
packet: db      16, 0
        dw      STAGE2_SECTORS
        dw      STAGE2, 0
        dq      1
drive:  db      0

        times   440 - ($ - $$) db 0     ; disk signature and partition table: the image maker's
        times   510 - ($ - $$) db 0
        dw      0xaa55
