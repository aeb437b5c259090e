#!/bin/sh
# Runs a disk image in QEMU without a display and prints the text screen it ends with: what another machine shows,
# to compare an emulator's screen with cell by cell.
set -eu

usage() {
    cat <<'TEXT'
usage: qemu-screen.sh [OPTION...] IMAGE SECONDS
Runs IMAGE for SECONDS and prints the 25 rows of its text screen; NUL cells are printed as blanks, blanks at the end
of a row are dropped, bytes outside ASCII appear as `?` (0xfe as a filled square).
  --raw FILE      write the 4000 bytes at 0xb8000 (character, attribute; row after row) to FILE
  --keys "K..."   press these keys, by the names of the monitor's sendkey (a, shift-a, ret, spc), half a second before the end
  --picture FILE  write the display as a PPM picture to FILE (for guests that draw into a frame buffer)
  --serial FILE   write what the guest sends to COM1 to FILE
  --memory MIB    size of RAM (128)
Status: the guest's, if it ends by itself (an isa-debug-exit device is at port 0xf4; resets end the run with 0, and
the screen is lost then); otherwise 0. 2 = wrong usage, 3 = no qemu-system-x86_64.
TEXT
}

raw= keys= picture= serial=null memory=128
while [ $# -gt 0 ]; do
    case $1 in
        --raw) raw=$2; shift 2 ;;
        --keys) keys=$2; shift 2 ;;
        --picture) picture=$2; shift 2 ;;
        --serial) serial=file:$2; shift 2 ;;
        --memory) memory=$2; shift 2 ;;
        -h|--help) usage; exit 0 ;;
        -*) echo "qemu-screen.sh: unknown option $1" >&2; exit 2 ;;
        *) break ;;
    esac
done
[ $# -eq 2 ] || { usage >&2; exit 2; }
image=$1 seconds=$2
[ -f "$image" ] || { echo "qemu-screen.sh: no such image: $image" >&2; exit 2; }
command -v qemu-system-x86_64 >/dev/null || { echo "qemu-screen.sh: qemu-system-x86_64 is not installed" >&2; exit 3; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cells=$work/cells
mkfifo "$work/commands"

monitor_commands() {
    sleep "$seconds"
    if [ -n "$keys" ]; then
        for key in $keys; do
            echo "sendkey $key 20"
            sleep 0.1
        done
        sleep 0.5
    fi
    [ -z "$picture" ] || echo "screendump \"$picture\""
    echo "pmemsave 0xb8000 4000 \"$cells\""
    echo quit
}

# A fifo, not a pipe, so that a guest which ends early does not wait for the sleep.
monitor_commands >"$work/commands" 2>/dev/null &
feeder=$!
status=0
qemu-system-x86_64 -snapshot -drive "format=raw,file=$image" -m "$memory" -display none \
    -monitor stdio -serial "$serial" -device isa-debug-exit,iobase=0xf4,iosize=0x04 -no-reboot \
    <"$work/commands" >"$work/monitor" 2>&1 || status=$?
kill "$feeder" 2>/dev/null || :
wait "$feeder" 2>/dev/null || :

[ -f "$cells" ] || exit "$status"
[ -z "$raw" ] || cp "$cells" "$raw"
od -An -v -tu1 -w160 "$cells" | awk '
    BEGIN { for (code = 32; code < 127; code++) glyph[code] = sprintf("%c", code); glyph[0] = " "; glyph[254] = "\342\226\240" }
    {
        row = ""
        for (i = 1; i <= NF; i += 2) row = row (($i in glyph) ? glyph[$i] : "?")
        sub(/ +$/, "", row)
        print row
    }'
