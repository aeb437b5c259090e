#!/bin/sh
# Builds the disk images of the kernels in ../guests with the unmodified boot loader crates, as `cargo bootimage` does.
set -eu

usage() {
    cat <<'TEXT'
usage: build-guests.sh [--out DIRECTORY] [--force] [NAME...]
Builds the kernels NAME... (all by default) to DIRECTORY/bootimage-NAME.bin and prints one line for each image.
Images newer than their sources are left alone unless --force is given. `tests` makes one image for each of its test
executables, bootimage-test-*.bin. DIRECTORY is disk-images/target/guests by default; what cargo and the compiler say
is in DIRECTORY/log.
Status: 0 built, 1 a build failed, 2 wrong usage, 3 no toolchain (see toolchain.sh and install-toolchain.sh).
TEXT
}

scripts=$(cd "$(dirname "$0")" && pwd)
guests=$(cd "$scripts/../guests" && pwd)
out=$scripts/../target/guests
force=false
while [ $# -gt 0 ]; do
    case $1 in
        --out) [ $# -ge 2 ] || { usage >&2; exit 2; }; out=$2; shift 2 ;;
        --force) force=true; shift ;;
        -h|--help) usage; exit 0 ;;
        -*) echo "build-guests.sh: unknown option $1" >&2; exit 2 ;;
        *) break ;;
    esac
done

all_names() {
    for manifest in "$guests"/*/Cargo.toml; do
        name=$(basename "$(dirname "$manifest")")
        [ "$name" = common ] || echo "$name"
    done
}

[ $# -gt 0 ] || set -- $(all_names)
for name in "$@"; do
    [ "$name" != common ] && [ -f "$guests/$name/Cargo.toml" ] || {
        echo "build-guests.sh: no kernel named $name; there are: $(all_names | tr '\n' ' ')" >&2
        exit 2
    }
done

mkdir -p "$out/log"
out=$(cd "$out" && pwd)
. "$scripts/toolchain.sh"
use_toolchain "$out/toolchain" || exit

# One target directory for all kernels: they share the standard library and most dependencies. The boot loader's build
# script notices another kernel by its path, and check_image that it did.
target=$out/cargo
CARGO_TARGET_DIR=$target
export CARGO_TARGET_DIR

is_fresh() { # IMAGE NAME
    ! $force && [ -f "$1" ] || return 1
    newer=$(find "$guests/$2" "$guests/common" "$guests/.cargo" "$guests"/*.json "$scripts/bios-image" \
        "$toolchain/bin/rustc" -newer "$1" -type f | head -n 1)
    [ -z "$newer" ]
}

say() { # IMAGE REMARK
    printf '%-36s %8d bytes, %s\n' "$(basename "$1")" "$(wc -c <"$1")" "$2"
}

logged() { # LOG COMMAND...
    log=$1
    shift
    "$@" >>"$log" 2>&1 && return
    echo "build-guests.sh: failed: $*; the end of $log:" >&2
    tail -n 30 "$log" >&2
    exit 1
}

# A boot loader of an earlier run around an earlier kernel would boot, and mislead.
check_image() { # IMAGE KERNEL
    "$llvm/llvm-objcopy" --strip-debug "$2" "$out/stripped"
    size=$(wc -c <"$out/stripped")
    # The loader's own code holds the magic number too.
    for offset in $(LC_ALL=C grep -abo "$(printf '\177ELF')" "$1" | cut -d: -f1); do
        if tail -c "+$((offset + 1))" "$1" | head -c "$size" | cmp -s - "$out/stripped"; then
            rm "$out/stripped"
            return
        fi
    done
    echo "build-guests.sh: $1 does not hold the kernel just built; remove $target/bootimage" >&2
    exit 1
}

build_bootimage() { # NAME
    image=$out/bootimage-$1.bin
    if is_fresh "$image" "$1"; then say "$image" "up to date"; return; fi
    began=$(date +%s)
    cd "$guests/$1"
    : >"$out/log/$1.log"
    logged "$out/log/$1.log" "$cargo" bootimage --locked
    check_image "$target/x86_64-guest/debug/bootimage-$1.bin" "$target/x86_64-guest/debug/$1"
    cp "$target/x86_64-guest/debug/bootimage-$1.bin" "$image"
    say "$image" "$(($(date +%s) - began)) s"
}

build_test_images() {
    last=
    for source in "$guests"/tests/tests/*.rs; do last=$out/bootimage-test-$(basename "$source" .rs).bin; done
    if is_fresh "$last" tests; then
        for image in "$out"/bootimage-test-*.bin; do say "$image" "up to date"; done
        return
    fi
    cd "$guests/tests"
    log=$out/log/tests.log
    : >"$log"
    logged "$log" "$cargo" test --locked --no-run
    "$cargo" test --locked --no-run --message-format json 2>>"$log" |
        sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | sort >"$out/test-executables"
    while read -r executable; do
        began=$(date +%s)
        name=$(basename "$executable" | sed 's/-[0-9a-f]*$//' | tr _ -)
        made=$(dirname "$executable")/bootimage-$(basename "$executable").bin
        logged "$log" env PATH="$toolchain/no-qemu:$PATH" CARGO="$cargo" CARGO_MANIFEST_DIR="$guests/tests" bootimage runner "$executable"
        check_image "$made" "$executable"
        cp "$made" "$out/bootimage-test-$name.bin"
        say "$out/bootimage-test-$name.bin" "$(($(date +%s) - began)) s"
    done <"$out/test-executables"
}

# bootloader 0.11: the kernel is an ordinary executable; a program of the host packs it.
build_bios_image() { # NAME
    image=$out/bootimage-$1.bin
    if is_fresh "$image" "$1"; then say "$image" "up to date"; return; fi
    began=$(date +%s)
    : >"$out/log/$1.log"
    cd "$guests/$1"
    logged "$out/log/$1.log" "$cargo" build --locked
    # The stages are built by `cargo install`s inside the boot loader's build script, each in a directory of its own;
    # with CARGO_TARGET_DIR they would wait for each other, and for the outer build.
    cd "$scripts/bios-image"
    logged "$out/log/$1.log" env -u CARGO_TARGET_DIR "$cargo" build --locked --target-dir "$out/cargo-host"
    logged "$out/log/$1.log" "$out/cargo-host/debug/bios-image" "$target/x86_64-unknown-none/debug/$1" "$image"
    say "$image" "$(($(date +%s) - began)) s"
}

# Those that take minutes come last.
slow=
for name in "$@"; do
    if [ "$name" = tests ]; then
        build_test_images
    elif grep -q '^bootloader_api' "$guests/$name/Cargo.toml"; then
        slow="$slow $name"
    else
        build_bootimage "$name"
    fi
done
for name in $slow; do
    build_bios_image "$name"
done
