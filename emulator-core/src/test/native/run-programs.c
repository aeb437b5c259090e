/*
 * Runs the programs of NativeProgramsRecorder on the processor, in 64-bit, 32-bit and 16-bit code at CPL 3 of an
 * x86-64 Linux:
 *
 *     cc -O1 -o run-programs run-programs.c && ./run-programs programs.bin results.bin
 *
 * Program: mode (8, 4 or 2; 32 bits), code (128 bytes at 100000h, ends in HLT), data (4096 bytes at 110000h).
 * RBX = data, RSI = data + 512, RBP = data + 1024, RAX = mode; in 16-bit code offsets of DS and ES, whose base is the
 * data. CS is 33h, 23h or 0Fh; DS and ES are 0, 2Bh or 17h; SS is 2Bh.
 * Result: exception vector, RIP as an offset in the code, RFLAGS (32 bits each), EAX, the FXSAVE64 image, the upper
 * halves of YMM0-15, data.
 */
#define _GNU_SOURCE
#include <asm/ldt.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum { CODE = 0x100000, DATA = 0x110000, CODE_BYTES = 128, DATA_BYTES = 4096 };
#define XSTATE_MAGIC 0x46505853u

struct program { uint32_t mode; uint8_t code[CODE_BYTES]; uint8_t data[DATA_BYTES]; } __attribute__((packed));
struct result { uint32_t vector, rip, flags, eax; uint8_t fx[512], ymm[256], data[DATA_BYTES]; } __attribute__((packed));

static sigjmp_buf back;
static struct result result;

static void trapped(int number, siginfo_t *info, void *context) {
    (void) number;
    (void) info;
    ucontext_t *u = context;
    uint8_t *fp = (uint8_t *) u->uc_mcontext.fpregs;
    result.vector = u->uc_mcontext.gregs[REG_TRAPNO];
    result.rip = u->uc_mcontext.gregs[REG_RIP];
    result.flags = u->uc_mcontext.gregs[REG_EFL];
    result.eax = u->uc_mcontext.gregs[REG_RAX];
    memcpy(result.fx, fp, 512);
    memset(result.ymm, 0, 256);
    uint32_t magic;
    memcpy(&magic, fp + 464, 4);
    if (magic == XSTATE_MAGIC && (fp[512] & 4)) {
        memcpy(result.ymm, fp + 576, 256);
    }
    siglongjmp(back, 1);
}

static void descriptor(int entry, uint32_t base, int code, int bits32) {
    struct user_desc d;
    memset(&d, 0, sizeof d);
    d.entry_number = entry;
    d.base_addr = base;
    d.limit = 0xffff;
    d.seg_32bit = bits32;
    d.contents = code ? 2 : 0;
    d.useable = 1;
    if (syscall(SYS_modify_ldt, 1, &d, sizeof d)) {
        perror("modify_ldt");
        exit(1);
    }
}

static void map(uintptr_t at, int bytes, int rights) {
    void *p = mmap((void *) at, bytes, rights, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != (void *) at) {
        perror("mmap");
        exit(1);
    }
}

static void enter(uint32_t mode) {
    struct { uint32_t offset; uint16_t selector; } __attribute__((packed)) target = {mode == 2 ? 0 : CODE, mode == 2 ? 0x0f : 0x23};
    uint64_t data = mode == 2 ? 0 : DATA;
    unsigned selector = mode == 8 ? 0 : mode == 4 ? 0x2b : 0x17;
    asm volatile("mov %0, %%ds\n mov %0, %%es" : : "r"(selector));
    if (mode == 8) {
        asm volatile("push $2\n popfq\n mov %2, %%rbp\n jmp *%3"
            : : "b"(data), "S"(data + 512), "c"(data + 1024), "d"((uint64_t) CODE), "a"(mode) : "memory");
    } else {
        asm volatile("push $2\n popfq\n mov %2, %%rbp\n ljmp *(%3)"
            : : "b"(data), "S"(data + 512), "c"(data + 1024), "d"(&target), "a"(mode) : "memory");
    }
    __builtin_unreachable();
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: run-programs PROGRAMS RESULTS\n");
        return 2;
    }
    FILE *in = fopen(arguments[1], "rb");
    FILE *out = fopen(arguments[2], "wb");
    if (!in || !out) {
        perror("open");
        return 1;
    }
    stack_t stack = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
    sigaltstack(&stack, 0);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = trapped;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    int signals[] = {SIGSEGV, SIGILL, SIGFPE, SIGBUS, SIGTRAP};
    for (int k = 0; k < 5; k++) {
        sigaction(signals[k], &action, 0);
    }
    map(CODE, 0x10000, PROT_READ | PROT_WRITE | PROT_EXEC);
    map(DATA, DATA_BYTES, PROT_READ | PROT_WRITE);
    descriptor(1, CODE, 1, 0);
    descriptor(2, DATA, 0, 0);
    static struct program program;
    while (fread(&program, sizeof program, 1, in) == 1) {
        memcpy((void *) CODE, program.code, CODE_BYTES);
        memcpy((void *) DATA, program.data, DATA_BYTES);
        memset(&result, 0, sizeof result);
        if (!sigsetjmp(back, 1)) {
            enter(program.mode);
        }
        asm volatile("mov %0, %%ds\n mov %0, %%es" : : "r"(0));
        if (program.mode != 2) {
            result.rip -= CODE;
        }
        memcpy(result.data, (void *) DATA, DATA_BYTES);
        fwrite(&result, sizeof result, 1, out);
    }
    return fclose(out) != 0;
}
