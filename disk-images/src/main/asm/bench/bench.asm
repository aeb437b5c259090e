; The benchmark: a kernel of workloads, each between two lines on COM1, `NAME start` and `NAME end CHECKSUM`. What runs, and how
; long, is the plan below, which a host program may change in the file. The first line, `bench start`, ends the boot; the last
; act is to leave through isa-debug-exit at F4h with 10h, which is exit status 33.

        bits    64
        default rel
%include "boot_info.inc"
%include "elf.inc"

; workload NAME, SCALE: a line of the plan. The scale is the number of repetitions of the workload's unit; 0 leaves it out.
%macro  workload 2
%defstr %%text %1
%%name: db      %%text
        times   16 - ($ - %%name) db 0
        dq      %2
        dq      %1
%endmacro

struc plan_entry
.name:          resb 16
.scale:         resq 1
.function:      resq 1
endstruc

        section .data
        align   8
plan:   db      "emu64bch"
        dq      PLAN_ENTRIES
plan_entries:
        workload alu, 2600
        workload sieve, 400
        workload sha256, 400
        workload sort, 160
        workload softfloat, 130
        workload sse2, 250
        workload memops, 450
        workload chase, 14
        workload fib, 1300
        workload div, 20
        workload trap, 1300
        workload paging, 2200
        workload vga, 90
        workload portio, 1600
        workload smc, 60
        workload timer, 400
PLAN_ENTRIES    equ ($ - plan_entries) / plan_entry_size

        section .text
function _start
        mov     rax, BOOT_INFO_MAGIC
        cmp     [rdi + boot_info.magic], rax
        jne     finish                  ; not our boot stages: where things are is unknown
        mov     rax, [rdi + boot_info.physical_memory]
        mov     [physical_memory], rax
        mov     rax, [rdi + boot_info.text_screen]
        mov     [text_screen], rax
        call    open_serial
        call    set_up_interrupts
        lea     rsi, [bench_started]
        call    send_text
        lea     rbx, [plan_entries]
        mov     r12d, PLAN_ENTRIES
.next:  cmp     qword [rbx + plan_entry.scale], 0
        je      .skip
        call    run_workload
.skip:  add     rbx, plan_entry_size
        dec     r12d
        jnz     .next
        jmp     finish
end _start

; RBX: the plan's entry. The workload gets its scale in RDI, gives its checksum in RAX and may change every register but RSP.
function run_workload
        push    rbx
        push    r12
        mov     rsi, rbx
        call    send_text
        lea     rsi, [started]
        call    send_text
        mov     rdi, [rbx + plan_entry.scale]
        call    [rbx + plan_entry.function]
        pop     r12
        pop     rbx
        push    rax
        mov     rsi, rbx
        call    send_text
        lea     rsi, [ended]
        call    send_text
        pop     rax
        jmp     send_hex_line
end run_workload

        section .rodata
bench_started:  db "bench"
started:        db " start", 10, 0
ended:          db " end ", 0

        section .bss
physical_memory: resq 1                 ; where physical address 0 is mapped
text_screen:    resq 1

%include "bench/serial.inc"
%include "bench/finish.inc"
%include "bench/interrupts.inc"
%include "bench/integer.inc"
%include "bench/softfloat.inc"
%include "bench/hash.inc"
%include "bench/memory.inc"
%include "bench/system.inc"

elf_sections
