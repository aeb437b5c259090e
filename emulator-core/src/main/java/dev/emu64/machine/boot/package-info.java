/**
 * Boot paths: one class for each kind of image, which puts its first code into memory as its specification says. May
 * use bios, memory, storage and the image formats. Read {@link dev.emu64.machine.boot.BootSequence} first.
 */
package dev.emu64.machine.boot;
