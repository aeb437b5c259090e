/**
 * Times guest workloads and whole boots, in this emulator and in others, from outside their processes; and many boots in one
 * JVM. May use {@code machine} and what its configuration names, {@code image}, and nothing of the command line. Read
 * {@link dev.emu64.benchmark.Main} first.
 */
package dev.emu64.benchmark;
