; The least kernel: a line on COM1 that says it runs, then out through isa-debug-exit at F4h with 10h. For timing a boot.

        bits    64
        default rel
%include "boot_info.inc"
%include "elf.inc"

        section .text
function _start
        call    open_serial
        lea     rsi, [started]
        call    send_text
        jmp     finish
end _start

        section .rodata
started: db     "bench start", 10, 0

%include "bench/serial.inc"
%include "bench/finish.inc"

elf_sections
