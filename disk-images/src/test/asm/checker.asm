; A kernel that checks the boot protocol from inside and leaves through isa-debug-exit: 10h if all holds, else the number
; of the check that failed. Position-independent; the test appends what it expects behind the code:
;   load bias, number of segments, then for each: address in the file, bytes in memory, FNV-1a of the content, p_flags.

        bits    64
        default rel
%include "boot_info.inc"

%macro  check 2                         ; number, condition under which it holds
        mov     r15b, %1
        j%-2     bad
%endmacro

start:  pushfq
        pop     rbx
        lea     r12, [expected]
        mov     rbp, rdi                ; boot information

        mov     rax, BOOT_INFO_MAGIC
        cmp     [rbp + boot_info.magic], rax
        check   1, e
        mov     rax, BOOT_INFO_VERSION | boot_info_size << 32
        cmp     [rbp + boot_info.version], rax
        check   2, e
        lea     rax, [rsp + 8]
        cmp     [rbp + boot_info.stack_end], rax
        check   3, e
        cmp     rbx, 2
        check   4, e
        mov     rcx, cr0
        and     ecx, 0xe0010001         ; PG, CD, NW, WP, PE
        cmp     ecx, 0x80010001
        check   5, e
        mov     ecx, 0xc0000080
        rdmsr
        and     eax, 0xd00
        cmp     eax, 0xd00
        check   6, e
        mov     rax, [r12]
        cmp     [rbp + boot_info.load_bias], rax
        check   7, e
        lea     rax, [start]
        cmp     [rbp + boot_info.entry], rax
        check   8, e
        cmp     qword [rbp + boot_info.boot_drive], 0x80
        check   9, e
        xor     edi, edi
        call    walk
        check   10, z
        mov     rdi, [rbp + boot_info.stack_bottom]
        dec     rdi
        call    walk
        check   11, z

        mov     rdi, [rbp + boot_info.stack_bottom]
.stack: mov     byte [rdi], 0x5a
        call    walk
        check   12, nz
        mov     ecx, 2
        call    rights_are
        check   13, e
        add     rdi, 4096
        cmp     rdi, [rbp + boot_info.stack_end]
        jb      .stack

        mov     edi, 0xb8000
        mov     rsi, [rbp + boot_info.physical_memory]
        mov     word [rdi], 0x4f21
        cmp     word [rsi + rdi], 0x4f21
        check   14, e

        mov     r13, [r12 + 8]
        lea     r14, [r12 + 16]
.segment:
        call    check_segment
        add     r14, 32
        dec     r13
        jnz     .segment
        call    check_memory_map
        mov     r15b, 0x10
bad:    mov     al, r15b
        out     0xf4, al
        cli
        hlt
        jmp     bad

; The segment that R14 tells of: content, and of each page its rights and that its frame is one of the kernel's.
check_segment:
        mov     rsi, [r14]
        add     rsi, [r12]
        mov     rcx, [r14 + 8]
        mov     rax, 0xcbf29ce484222325
        mov     r8, 0x100000001b3
.byte:  movzx   edx, byte [rsi]
        xor     rax, rdx
        imul    rax, r8
        inc     rsi
        dec     rcx
        jnz     .byte
        cmp     rax, [r14 + 16]
        check   15, e
        mov     rdi, [r14]
        add     rdi, [r12]
        and     rdi, -4096
.page:  call    walk
        check   16, nz
        mov     ecx, [r14 + 24]
        call    rights_are
        check   17, e
        mov     rcx, rax
        shl     rcx, 1
        shr     rcx, 1
        and     rcx, -4096
        cmp     rcx, [rbp + boot_info.kernel_frames]
        check   18, ae
        cmp     rcx, [rbp + boot_info.kernel_frames_end]
        check   19, b
        add     rdi, 4096
        cmp     rdi, rsi
        jb      .page
        ret

; RAX = page table entry of RDI; ZF set if it is not mapped.
walk:   mov     rax, cr3
        mov     ecx, 39
.level: and     rax, -4096
        add     rax, [rbp + boot_info.physical_memory]
        mov     r8, rdi
        shr     r8, cl
        and     r8d, 511
        mov     rax, [rax + r8 * 8]
        test    al, 1
        jz      .end
        btr     rax, 63
        sbb     r9, r9                  ; -1: no execution
        cmp     ecx, 12
        je      .found
        sub     ecx, 9
        jmp     .level
.found: shl     r9, 63
        or      rax, r9
        or      ecx, 1
.end:   ret

; ZF set if the entry RAX has the rights that the p_flags in CL ask for.
rights_are:
        bt      rax, 63
        setnc   dl                      ; executable
        mov     r8d, eax
        and     r8d, 2                  ; writable
        or      dl, r8b
        and     cl, 3
        cmp     dl, cl
        ret

; Sorted, not overlapping, and the kernel's frames are an entry of their own kind.
check_memory_map:
        mov     rsi, [rbp + boot_info.memory_map]
        mov     rcx, [rbp + boot_info.memory_map_entries]
        xor     edx, edx                ; end of the one before
        xor     ebx, ebx                ; kernel entries
.entry: cmp     [rsi + memory_entry.base], rdx
        check   20, ae
        mov     rdx, [rsi + memory_entry.base]
        mov     r8, rdx
        add     rdx, [rsi + memory_entry.bytes]
        cmp     dword [rsi + memory_entry.type], MEMORY_KERNEL
        jne     .next
        inc     ebx
        cmp     r8, [rbp + boot_info.kernel_frames]
        check   21, e
        cmp     rdx, [rbp + boot_info.kernel_frames_end]
        check   22, e
.next:  add     rsi, memory_entry_size
        dec     rcx
        jnz     .entry
        cmp     ebx, 1
        check   23, e
        ret

        align   8
expected:
