/**
 * Recordings of the screen, with time stamps of guest time, so that equal runs make equal files. May use the host
 * and screen packages, the display and the machine. Read {@link dev.emu64.cli.record.ScreenRecorder} first.
 */
package dev.emu64.cli.record;
