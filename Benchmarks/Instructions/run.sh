#!/bin/sh
# Counts the processor's instructions of a derivative in an earlier commit and today: Benchmarks/Instructions/run.sh COMMIT
# Needs valgrind. A workload is run n and 2n times; what the second takes more, by n, is one derivative. With a second argument
# "time", least times of 15 rounds instead, four times each in turn.
set -e
cd "$(dirname "$0")"
commit=${1:?which commit? run.sh COMMIT}
scratch=${SCRATCH:-$(mktemp -d)}
mkdir -p "$scratch/before"
git -C ../.. archive "$commit" Package.swift Sources Tests/TestSupport | tar -x -C "$scratch/before"
TOOLKIT="$scratch/before" swift build -c release --scratch-path "$scratch/build-before" >&2
swift build -c release --scratch-path "$scratch/build" >&2
before="$scratch/build-before/release/instructions"
today="$scratch/build/release/instructions"

if [ "$2" = time ]; then
  for round in 1 2 3 4; do
    "$before" | sed 's/^/before /'
    "$today" | sed 's/^/today /'
  done | awk '!(($1, $2) in least) || $3 < least[$1, $2] { least[$1, $2] = $3; name[$2] }
    END { for (w in name) printf "%-12s %12.1f %12.1f ns %8.3f\n", w, least["before", w], least["today", w],
      least["today", w] / least["before", w] }' | sort
  exit
fi

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" "$2" "$3" 2>&1 | awk '/Collected/ { print $4 }'
}
for workload in $("$today" --names); do
  n=$("$today" --repeats "$workload")
  for build in before today; do
    eval program=\$$build
    once=$(count "$program" "$workload" "$n")
    twice=$(count "$program" "$workload" "$((2 * n))")
    eval "${build}_count=$(((twice - once) / n))"
  done
  echo "$workload $before_count $today_count" | awk '{ printf "%-12s %12d %12d %8.3f\n", $1, $2, $3, $3 / $2 }'
done
