#!/bin/sh
# Builds what is missing, then runs the benchmark: run.sh [workloads|startup|warm …] (run.sh help for all of it).
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
if [ ! -f "$project/benchmark/target/benchmark.jar" ] || [ ! -f "$project/emulator-cli/target/emu.jar" ]; then
    (cd "$project" && mvn -q -DskipTests package)
fi
exec java -jar "$project/benchmark/target/benchmark.jar" "$@"
