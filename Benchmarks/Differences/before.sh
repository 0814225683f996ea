#!/bin/sh
# Measures the step rule of an earlier commit beside today's, at the same points:
#     Benchmarks/Differences/before.sh COMMIT [SEED]
# Its sources become a module `Before` over today's Elementary, in a folder that git does not see; what prints numbers is today's.
set -e
cd "$(dirname "$0")"
commit=${1:?which commit? before.sh COMMIT [SEED]}
rm -rf Before
trap 'rm -rf Before' EXIT
mkdir Before
git -C ../.. archive "$commit" Sources/FiniteDiff | tar -x -C Before --strip-components=2
cp ../../Sources/FiniteDiff/ShortNumber.swift Before/
swift run -c release differences "${2:-1}"
