#!/bin/sh
# Installs what build-guests.sh needs on Debian, as root: a current Rust with its library's sources, LLVM's tools and
# linker, and bootimage from the package registry. Does nothing where all of it is there.
set -eu

BOOTIMAGE_VERSION=0.10.5
PACKAGES="rustc-web cargo-web rust-web-src lld llvm"

missing=
for package in $PACKAGES; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
if [ -n "$missing" ]; then
    [ "$(id -u)" -eq 0 ] || { echo "install-toolchain.sh: must be root to install$missing" >&2; exit 3; }
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

bin=${CARGO_HOME:-$HOME/.cargo}/bin
if [ ! -x "$bin/cargo-bootimage" ]; then
    RUSTC=/usr/bin/rustc /usr/bin/cargo install bootimage --version "$BOOTIMAGE_VERSION" --locked --quiet
fi
/usr/bin/rustc --version
"$bin/bootimage" --version
