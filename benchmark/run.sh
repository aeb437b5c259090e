#!/bin/sh
# Builds what is missing, then runs the benchmark: run.sh [workloads|startup|warm …] (run.sh help for all of it), or JMH's
# measurements of the machine's parts: run.sh jmh [PATTERN] [JMH's options].
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -f "$project/benchmark/target/benchmark.jar" ] || [ ! -f "$project/emulator-cli/target/emu.jar" ]; then
    (cd "$project" && mvn -q -DskipTests package)
fi
if [ "${1:-}" = jmh ]; then
    shift
    exec java -cp "$project/benchmark/target/benchmark.jar" org.openjdk.jmh.Main -rf json -rff "$project/benchmark/target/jmh.json" "$@"
fi
exec java -jar "$project/benchmark/target/benchmark.jar" "$@"
