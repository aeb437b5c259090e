/**
 * Timers and clocks: the interval timer, the real-time clock, and port 61h that gates the speaker's counter. May use
 * bus, clock, snapshot and bits. Read {@link dev.emu64.device.timer.I8254} first.
 */
package dev.emu64.device.timer;
