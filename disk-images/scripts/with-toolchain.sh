#!/bin/sh
# Runs a command with the toolchain that builds kernels (toolchain.sh) first on its PATH:
#   with-toolchain.sh [--out DIRECTORY] COMMAND [ARGUMENT...]
# Cargo builds below DIRECTORY/cargo, as build-guests.sh does; DIRECTORY is disk-images/target/guests by default.
# Status: the command's, 2 wrong usage, 3 no toolchain.
set -eu

scripts=$(cd "$(dirname "$0")" && pwd)
out=$scripts/../target/guests
if [ "${1-}" = --out ] && [ $# -ge 2 ]; then
    out=$2
    shift 2
fi
[ $# -gt 0 ] || { echo "usage: with-toolchain.sh [--out DIRECTORY] COMMAND [ARGUMENT...]" >&2; exit 2; }
mkdir -p "$out"
out=$(cd "$out" && pwd)
. "$scripts/toolchain.sh"
use_toolchain "$out/toolchain" || exit
CARGO_TARGET_DIR=$out/cargo
export CARGO_TARGET_DIR
exec "$@"
