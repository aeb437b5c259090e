#!/bin/sh
# Assembles the boot stages, the demo kernel and the benchmark kernels (nasm) and makes the demo's disk image (a JDK).
#
#   assemble.sh          writes them into src/main/resources/dev/emu64/image/, the benchmark kernels into their module's
#                        resources, where they are under version control
#   assemble.sh --check  compares instead; exit status 1 and a line for each file that differs
set -eu
module=$(cd "$(dirname "$0")/.." && pwd)
images=$module/src/main/resources/dev/emu64/image
benchmark=$module/../benchmark/src/main/resources/dev/emu64/benchmark
check=no
case "${1-}" in
    "") ;;
    --check) check=yes ;;
    *) echo "usage: assemble.sh [--check]" >&2; exit 2 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/classes/dev/emu64/image
mkdir -p "$out"

assemble() {
    (cd "$module/src/main/asm" && nasm -f bin -Wall -Werror -I./ "$1" -o "$out/$2")
}
assemble boot.asm boot.bin
assemble stage2.asm stage2.bin
assemble demo/demo.asm demo.elf
assemble bench/bench.asm bench.elf
assemble bench/start.asm start.elf
javac --release 17 -d "$work/classes" "$module"/src/main/java/dev/emu64/image/*.java
java -cp "$work/classes" "$module/scripts/MakeDemoImage.java" "$out/demo.elf" "$out/demo.img"

status=0
settle() {
    if [ $check = no ]; then
        cp "$out/$1" "$2/$1"
    elif ! cmp -s "$out/$1" "$2/$1"; then
        echo "$1 differs from what its source gives: run disk-images/scripts/assemble.sh" >&2
        status=1
    fi
}
for name in boot.bin stage2.bin demo.elf demo.img; do
    settle $name "$images"
done
for name in bench.elf start.elf; do
    settle $name "$benchmark"
done
exit $status
