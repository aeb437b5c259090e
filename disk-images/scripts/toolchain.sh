# To be sourced. Finds a Rust toolchain that can build kernels for custom targets and puts together what the boot
# loader crates expect around it, without touching the system: a sysroot of links with the LLVM tools where rustup's
# llvm-tools component would have them, and a `rustc` that uses it.
#
#   use_toolchain DIRECTORY    makes the toolchain in DIRECTORY and exports PATH, RUSTC, RUSTDOC and RUSTC_BOOTSTRAP;
#                              $cargo is then the cargo to call. Returns 3 after one line on stderr if there is none.
#
# Looked for in this order: $GUEST_TOOLCHAIN (the name of a rustup toolchain, or a directory with bin/rustc), rustup's
# nightly toolchains with the rust-src component, Debian's packages (install-toolchain.sh).

LLVM_TOOLS="llvm-objcopy llvm-objdump llvm-size llvm-ar llvm-nm llvm-readobj llvm-strip"
STEP_TRAIT_CRATE=x86_64-0.15.4

use_toolchain() {
    toolchain=$1
    find_rust || return 3
    host=$("$rustc" -vV | sed -n 's/^host: //p')
    find_llvm || return 3
    PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
    command -v bootimage >/dev/null && command -v cargo-bootimage >/dev/null || {
        echo "no guest toolchain: bootimage is missing (cargo install bootimage --locked)" >&2
        return 3
    }
    make_sysroot
    make_commands
    PATH="$toolchain/bin:$PATH"
    RUSTC=$toolchain/bin/rustc
    RUSTDOC=$toolchain/bin/rustdoc
    # Debian's compiler is a stable one; kernels need -Zbuild-std and a few unstable features.
    RUSTC_BOOTSTRAP=1
    export PATH RUSTC RUSTDOC RUSTC_BOOTSTRAP
    unset CARGO CARGO_TARGET_DIR CARGO_BUILD_TARGET RUSTFLAGS
}

find_rust() {
    if [ -n "${GUEST_TOOLCHAIN-}" ]; then
        if [ -x "$GUEST_TOOLCHAIN/bin/rustc" ]; then
            try_rust "$GUEST_TOOLCHAIN/bin/rustc" "$GUEST_TOOLCHAIN/bin/cargo" && return
        elif command -v rustup >/dev/null; then
            try_rustup "$GUEST_TOOLCHAIN" && return
        fi
        echo "no guest toolchain: GUEST_TOOLCHAIN=$GUEST_TOOLCHAIN has no cargo with -Zjson-target-spec, or no rust-src" >&2
        return 3
    fi
    if command -v rustup >/dev/null; then
        for name in $(rustup toolchain list | sed -n 's/^\(nightly[^ ]*\).*/\1/p'); do
            try_rustup "$name" && return
        done
    fi
    try_rust /usr/bin/rustc /usr/bin/cargo && return
    echo "no guest toolchain: neither a rustup nightly with rust-src nor Debian's rustc-web, cargo-web and rust-web-src" >&2
    return 3
}

try_rustup() {
    try_rust "$(rustup which --toolchain "$1" rustc 2>/dev/null)" "$(rustup which --toolchain "$1" cargo 2>/dev/null)"
}

# Sets rustc, cargo and sysroot if the pair can build kernels.
try_rust() {
    rustc=$1 cargo=$2
    [ -x "$rustc" ] && [ -x "$cargo" ] || return 1
    sysroot=$("$rustc" --print sysroot)
    [ -f "$sysroot/lib/rustlib/src/rust/library/core/Cargo.toml" ] || return 1
    RUSTC_BOOTSTRAP=1 "$cargo" -Z help 2>/dev/null | grep -q json-target-spec
}

# Sets llvm, a directory with the tools, and lld, LLVM's generic linker driver.
find_llvm() {
    llvm= lld=
    # The newest of Debian's versioned directories comes last.
    for directory in $(ls -d /usr/lib/llvm-*/bin 2>/dev/null | sort -t- -k2 -n) "$sysroot/lib/rustlib/$host/bin"; do
        if [ -x "$directory/llvm-objcopy" ]; then llvm=$directory; fi
        for name in lld rust-lld; do
            if [ -x "$directory/$name" ]; then lld=$directory/$name; fi
        done
    done
    [ -n "$llvm" ] && [ -n "$lld" ] && return
    echo "no guest toolchain: llvm-objcopy or lld is missing (packages llvm and lld, or rustup's llvm-tools)" >&2
    return 3
}

make_sysroot() {
    rustlib=$toolchain/sysroot/lib/rustlib
    mkdir -p "$rustlib/$host/bin" "$toolchain/bin" "$toolchain/no-qemu"
    ln -sfn "$sysroot/lib/rustlib/src" "$rustlib/src"
    ln -sfn "$sysroot/lib/rustlib/$host/lib" "$rustlib/$host/lib"
    for tool in $LLVM_TOOLS; do
        ln -sfn "$llvm/$tool" "$rustlib/$host/bin/$tool"
    done
    ln -sfn "$lld" "$rustlib/$host/bin/rust-lld"
}

make_commands() {
    {
        printf '#!/bin/sh\n'
        grep -q forward_overflowing "$sysroot/lib/rustlib/src/rust/library/core/src/iter/range.rs" || older_step_trait
        printf 'exec "%s" --sysroot "%s" "$@"\n' "$rustc" "$toolchain/sysroot"
    } | replace_if_different "$toolchain/bin/rustc"
    printf '#!/bin/sh\nexec "%s" --sysroot "%s" "$@"\n' "${rustc%rustc}rustdoc" "$toolchain/sysroot" |
        replace_if_different "$toolchain/bin/rustdoc"
    # The cargo that a PATH finds may be rustup's proxy, which would ask for a toolchain of its own.
    ln -sfn "$cargo" "$toolchain/bin/cargo"
    # `bootimage runner` makes the image of a test executable, then wants to run it; who only builds images puts this
    # directory first on the PATH.
    printf '#!/bin/sh\nexit 33\n' | replace_if_different "$toolchain/no-qemu/qemu-system-x86_64"
}

# x86_64 0.15.5, which the boot loader's lock file names, implements a later form of the unstable trait Step than this
# compiler has. The release before has the same interface and dependencies; its sources are compiled instead.
older_step_trait() {
    cat <<END
case " \$* " in *" --crate-name x86_64 "*'feature="step_trait"'*)
    left=\$#
    while [ \$left -gt 0 ]; do
        argument=\$1
        shift
        case \$argument in */x86_64-0.15.5/src/lib.rs) argument=\${argument%/x86_64-*}/$STEP_TRAIT_CRATE/src/lib.rs ;; esac
        set -- "\$@" "\$argument"
        left=\$((left - 1))
    done ;;
esac
END
}

# Cargo takes a compiler with a new time stamp for a new compiler and builds everything again.
replace_if_different() {
    cat >"$1.new"
    chmod +x "$1.new"
    if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}
