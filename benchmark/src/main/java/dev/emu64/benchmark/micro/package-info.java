/**
 * Parts of the machine and whole boots in a warm JVM, measured by JMH: {@code benchmark/run.sh jmh}. May use every package
 * of the core. Read {@link dev.emu64.benchmark.micro.BootsPerSecond} first.
 */
package dev.emu64.benchmark.micro;
