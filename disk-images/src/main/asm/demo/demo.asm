; The demo: the kernel that boots where no image is named. It shows what a kernel finds in its first second on a PC, then
; echoes what is typed, asleep in between.

        bits    64
        default rel
%include "boot_info.inc"
%include "elf.inc"

GATES           equ 48                  ; 32 exceptions, 16 interrupt requests

        section .text
function _start
        mov     [boot], rdi
        mov     rax, BOOT_INFO_MAGIC
        cmp     [rdi + boot_info.magic], rax
        jne     stop                    ; not our boot stages: even the screen's address is unknown
        call    greet
        call    show_processor
        call    show_mode
        call    show_kernel
        call    show_memory
        call    show_memory_map
        call    set_up_interrupts
        call    try_breakpoint
        call    count_timer
        jmp     echo
end _start

function stop
        cli
.halt:  hlt
        jmp     .halt
end stop

        section .bss
boot:   resq    1                       ; the boot information, as handed over
ticks:  resd    1                       ; timer interrupts so far
cursor: resd    1                       ; the cell of the next character
gates:  resb    GATES * 16              ; interrupt descriptor table
name:   resb    52                      ; of the processor

%include "demo/screen.inc"
%include "demo/facts.inc"
%include "demo/map.inc"
%include "demo/interrupts.inc"
%include "demo/timer.inc"
%include "demo/keyboard.inc"

elf_sections
