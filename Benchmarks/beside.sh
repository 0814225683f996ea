#!/bin/sh
# Times the workloads of README.md on an earlier commit and today, the two builds in turn: Benchmarks/beside.sh COMMIT [workload …]
# The program that measures is today's in both. The least of ROUNDS runs counts (4). With BEFORE and TODAY, folders of builds that
# are there already are used.
set -e
cd "$(dirname "$0")"
commit=${1:?which commit? beside.sh COMMIT [workload …]}
shift
scratch=${SCRATCH:-$(mktemp -d)}
before=${BEFORE:-$scratch/build-before}
today=${TODAY:-$scratch/build}
if [ ! -x "$before/release/benchmark" ]; then
  mkdir -p "$scratch/before"
  git -C .. archive "$commit" Package.swift Sources Tests/TestSupport | tar -x -C "$scratch/before"
  TOOLKIT="$scratch/before" swift build -c release --product benchmark --scratch-path "$before" >&2
fi
swift build -c release --product benchmark --scratch-path "$today" >&2
round=0
while [ $round -lt "${ROUNDS:-4}" ]; do
  round=$((round + 1))
  "$before/release/benchmark" --times --rounds 3 "$@" | sed 's/^/before	/'
  "$today/release/benchmark" --times --rounds 3 "$@" | sed 's/^/today	/'
done | awk -F'\t' 'BEGIN { builds["before"]; builds["today"]; plain["C"]; plain["Swift"] }
  { key = $2 "\t" $3; if (!(key in place)) { place[key] = ++count; keys[count] = key } }
  !(($1, key) in least) || $4 < least[$1, key] { least[$1, key] = $4 }
  END { for (i = 1; i <= count; i++) { key = keys[i]; split(key, part, "\t"); name = part[1]
    primal = 0
    for (build in builds) for (c in plain) {
      time = least[build, name "\t" c]
      if (time != "" && (primal == 0 || time < primal)) primal = time
    }
    printf "%-24s %-12s %12.1f %12.1f ns %8.3f", name, part[2], least["before", key], least["today", key],
      least["today", key] / least["before", key]
    if (primal > 0) printf "   %8.2f %8.2f of the primal", least["before", key] / primal, least["today", key] / primal
    print "" } }'
