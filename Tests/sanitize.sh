#!/bin/sh
# The whole test suite under the address, the undefined-behaviour and the thread sanitizer, each built in a place of
# its own that is removed afterwards. From the package's folder:
#
#     Tests/sanitize.sh                 all three, one after the other
#     Tests/sanitize.sh thread          one of them
#
# What is left out, and why:
#
#   address    "many calls need no more memory than one": the sanitizer keeps freed memory aside, so that memory grows
#   thread     the tests that begin processes of their own (exit tests, the program): see below
#
# Leaks inside Foundation, which only the tests use, are not reported: reading an empty file loses a page there.

set -u
cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

printf 'leak:libFoundation\nleak:FoundationEssentials\n' > "$scratch/leaks"
export LSAN_OPTIONS="suppressions=$scratch/leaks:print_suppressions=0"

for sanitizer in ${*:-address undefined thread}; do
  case $sanitizer in
    address) skipped="--skip constantMemory" ;;
    *) skipped="" ;;
  esac
  log="$scratch/$sanitizer.log"
  start=$(date +%s)
  # shellcheck disable=SC2086
  nice swift test --sanitize="$sanitizer" --scratch-path "$scratch/$sanitizer" $skipped > "$log" 2>&1
  result=$?
  reports=$(grep -c -E '(ERROR|WARNING): [A-Za-z]*Sanitizer|runtime error:' "$log")
  echo "$sanitizer: status $result, $reports reports, $(($(date +%s) - start)) s: $(grep -a 'Test run with' "$log" | tail -1)"
  if [ $result -ne 0 ] || [ "$reports" -ne 0 ]; then
    grep -a -E -A 30 '(ERROR|WARNING): [A-Za-z]*Sanitizer|runtime error:' "$log"
    grep -a -E '✘|error:' "$log"
    status=1
  fi
  rm -rf "${scratch:?}/$sanitizer"
done
exit $status
