#!/bin/bash
# Writes and opens the report of a large study: measure.sh [TRIALS]
set -eu
trials=${1:-1000}
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../target
class_path=$target/zwicky.jar:$(cat "$target/classpath.txt")
browser=$(find "$HOME/.m2/repository/com/microsoft/playwright" "$HOME/.m2/repository/com/google/code/gson" -name '*.jar' | paste -sd: -)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -d "$work" -cp "$class_path:$browser" "$here/ManyTrials.java" "$here/PageTimes.java"
java -cp "$work:$class_path" ManyTrials "$work/many.db" "$trials"
/usr/bin/time -f 'report: %e s, processor %U s, peak memory %M kB' \
  java --enable-native-access=ALL-UNNAMED -cp "$class_path" org.zwicky.cli.Main report --db "$work/many.db" --reports "$work/reports"
ls -l "$work/reports/many/index.html"
java -cp "$work:$browser" PageTimes "$(command -v chromium)" "$work/reports/many/index.html"
