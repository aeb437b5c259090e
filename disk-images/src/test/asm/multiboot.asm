; A Multiboot 1 kernel that reports on the screen how it was entered and what the boot information says, sends the screen's rows
; to COM1 and leaves through isa-debug-exit with 10h.
;
;   nasm -f bin          a flat binary whose header gives the addresses (flag 16), the header in the middle of the file
;   nasm -f bin -DELF    an ELF32 executable with one segment, loaded at 1 MiB and linked at 3 GiB + 1 MiB
        bits 32
        cpu 386

MAGIC   equ 0x1badb002
ALIGN_MODULES equ 1
MEMORY  equ 2
ADDRESSES equ 1 << 16
PHYSICAL equ 0x100000
SCREEN  equ 0xb8000

%ifdef ELF
FLAGS   equ ALIGN_MODULES | MEMORY
LINKED  equ 0xc0100000
%else
FLAGS   equ ALIGN_MODULES | MEMORY | ADDRESSES
LINKED  equ PHYSICAL
%endif
; Where a label is before any page table maps the addresses it was linked at.
%define here(label) (label - LINKED + PHYSICAL)

        org LINKED
file:
%ifdef ELF
        db 0x7f, "ELF", 1, 1, 1
        times 9 db 0
        dw 2, 3
        dd 1, here(start), segments - file, 0, 0
        dw 52, 32, 1, 0, 0, 0
segments:
        dd 1, 0, LINKED, PHYSICAL, end - file, bss_end - file, 7, 0x1000
%else
        times 64 db 0xcc
%endif
        align 4
header: dd MAGIC, FLAGS, -(MAGIC + FLAGS)
%ifndef ELF
        dd header, file, end, bss_end, start
%endif

start:
        mov [here(entry_eax)], eax
        mov [here(entry_ebx)], ebx
        mov word [here(entry_cs)], cs
        mov word [here(entry_ds)], ds
        mov esp, here(stack_end)
        pushfd
        pop dword [here(entry_flags)]
        call clear
        call entry_state
        mov ebx, [here(entry_ebx)]
        call information
        call ranges
        call modules
        call rows_to_com1
        mov al, 0x10
        out 0xf4, al
.halt:  cli
        hlt
        jmp .halt

; What the loader left in the registers, and whether it cleared the .bss and opened A20.
entry_state:
        mov esi, here(text_eax)
        mov eax, [here(entry_eax)]
        call line_hex
        mov esi, here(text_cr0)
        mov eax, cr0
        and eax, 0x80000001
        call line_hex
        mov esi, here(text_if)
        mov eax, [here(entry_flags)]
        and eax, 0x20200
        call line_hex
        ; each selector must be one of the table that the loader left, as interrupt returns and old code load them again
        mov esi, here(text_limits)
        movzx ecx, word [here(entry_cs)]
        lsl eax, ecx
        call line_hex
        mov esi, here(text_limits)
        movzx ecx, word [here(entry_ds)]
        lsl eax, ecx
        call line_hex
        mov ds, ecx
        mov es, ecx
        mov esi, here(text_bss)
        xor eax, eax
        mov ecx, (bss_end - end) / 4 - 1024
        mov edi, here(end)
.sum:   or eax, [edi]
        add edi, 4
        loop .sum
        call line_hex
        mov esi, here(text_a20)
        mov dword [0x500], 0x12345678
        mov dword [0x100500 + 0x400000], 0x87654321
        mov eax, [0x500]
        call line_hex
        ret

; EBX: the boot information.
information:
        mov esi, here(text_flags)
        mov eax, [ebx]
        call line_hex
        mov esi, here(text_lower)
        mov eax, [ebx + 4]
        call line_hex
        mov esi, here(text_upper)
        mov eax, [ebx + 8]
        call line_hex
        mov esi, here(text_device)
        mov eax, [ebx + 12]
        call line_hex
        mov esi, here(text_command)
        call print
        mov esi, [ebx + 16]
        call print
        call new_line
        mov esi, here(text_loader)
        call print
        mov esi, [ebx + 64]
        call print
        jmp new_line

; The RAM of the memory map, and the sum of its sizes' fields.
ranges:
        mov edi, [ebx + 48]
        mov ebp, edi
        add ebp, [ebx + 44]
.next:  cmp edi, ebp
        jae .done
        cmp dword [edi + 20], 1
        jne .skip
        mov esi, here(text_range)
        call print
        mov eax, [edi + 8]
        call print_hex
        mov eax, [edi + 4]
        call print_hex
        mov eax, [edi + 12]
        call print_hex
        call new_line
.skip:  add edi, [edi]
        add edi, 4
        jmp .next
.done:  ret

modules:
        mov ecx, [ebx + 20]
        mov edi, [ebx + 24]
        mov esi, here(text_modules)
        mov eax, ecx
        call line_hex
.next:  jecxz .done
        push ecx
        mov esi, here(text_module)
        call print
        mov eax, [edi]
        and eax, 0xfff
        call print_hex
        mov eax, [edi + 4]
        sub eax, [edi]
        call print_hex
        mov esi, [edi + 8]
        call print
        mov al, ':'
        call put
        mov al, ' '
        call put
        ; the first line of the content
        mov esi, [edi]
.copy:  cmp esi, [edi + 4]
        jae .copied
        lodsb
        cmp al, 10
        je .copied
        call put
        jmp .copy
.copied:
        call new_line
        add edi, 16
        pop ecx
        dec ecx
        jmp .next
.done:  ret

clear:
        mov edi, SCREEN
        mov ecx, 1000
        mov eax, 0x07200720
        rep stosd
        mov dword [here(cursor)], SCREEN
        ret

; ESI: text, EAX: number; a line of both.
line_hex:
        push eax
        call print
        pop eax
        call print_hex
new_line:
        mov eax, [here(cursor)]
        sub eax, SCREEN
        xor edx, edx
        push ebx
        mov ebx, 160
        div ebx
        inc eax
        mul ebx
        pop ebx
        add eax, SCREEN
        mov [here(cursor)], eax
        ret

print:  lodsb
        test al, al
        jz .done
        call put
        jmp print
.done:  ret

put:    push edi
        mov edi, [here(cursor)]
        mov [edi], al
        add dword [here(cursor)], 2
        pop edi
        ret

print_hex:
        push ecx
        mov ecx, 8
.digit: rol eax, 4
        push eax
        and al, 15
        cmp al, 10
        sbb al, 0x69
        das
        call put
        pop eax
        loop .digit
        mov al, ' '
        call put
        pop ecx
        ret

rows_to_com1:
        mov esi, SCREEN
        mov ebp, 25
.row:   mov ecx, 80
.cell:  lodsw
        call send
        loop .cell
        mov al, 10
        call send
        dec ebp
        jnz .row
        ret

send:   push eax
        mov dx, 0x3fd
.wait:  in al, dx
        test al, 0x20
        jz .wait
        pop eax
        mov dx, 0x3f8
        out dx, al
        ret

text_eax:     db "eax ", 0
text_cr0:     db "cr0 paging and protection ", 0
text_if:      db "eflags vm and if ", 0
text_limits:  db "segment limit ", 0
text_bss:     db "bss ", 0
text_a20:     db "no wrap at 1 MiB ", 0
text_flags:   db "flags ", 0
text_lower:   db "lower KiB ", 0
text_upper:   db "upper KiB ", 0
text_device:  db "boot device ", 0
text_command: db "command line ", 0
text_loader:  db "loader ", 0
text_range:   db "range ", 0
text_modules: db "modules ", 0
text_module:  db "module ", 0

        align 4
cursor:      dd 0
entry_eax:   dd 0
entry_ebx:   dd 0
entry_flags: dd 0
entry_cs:    dw 0
entry_ds:    dw 0

        align 4
end:
        absolute end
        resb 4096
        resb 4096
stack_end:
bss_end:
