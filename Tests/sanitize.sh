#!/bin/sh
# The whole test suite under each sanitizer that the toolchain has, built in a place of its own that is removed
# afterwards, and the fuzzer under Valgrind where it is installed. From the package's folder:
#
#     Tests/sanitize.sh                 address, undefined, thread, memcheck, one after the other
#     Tests/sanitize.sh thread          one of them
#
#   address    reads and writes outside an allocation or after its end; leaks
#   undefined  Swift's compiler has it on some platforms only, and says so on the others: there, what it looks for in
#              C (overflow, shifts, misaligned or null access, enums and bools out of range) traps by itself in every
#              Swift build that is not -Ounchecked; the package's own C, EvaluatorLanes, is arithmetic on Doubles
#   thread     two threads at one place without order
#   memcheck   reads of memory that was never written, which none of the others sees
#
# What is left out, and why: under `address` the test "many calls need no more memory than one", for the sanitizer keeps
# freed memory aside, so that memory does grow; and leaks inside Foundation and XCTest, which the tests use and the
# package does not (reading an empty file loses a page there).

set -u
for name in "$@"; do
  case $name in
    address | undefined | thread | memcheck) ;;
    *)
      echo "$0: no sanitizer is called '$name'; usage: $0 [address] [undefined] [thread] [memcheck]" >&2
      exit 2
      ;;
  esac
done
cd "$(dirname "$0")/.." || exit 1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0

printf 'leak:libFoundation\nleak:FoundationEssentials\nleak:libXCTest\n' > "$scratch/leaks"
export LSAN_OPTIONS="suppressions=$scratch/leaks:print_suppressions=0"

# Runs the tests: the sanitizer's name, and what else `swift test` is told.
suite() {
  name=$1
  shift
  if ! swiftc -sanitize="$name" -typecheck - < /dev/null 2> "$scratch/refusal"; then
    echo "$name: not in this toolchain: $(head -1 "$scratch/refusal")"
    return
  fi
  log="$scratch/$name.log"
  start=$(date +%s)
  nice swift test --sanitize="$name" --scratch-path "$scratch/$name" "$@" > "$log" 2>&1
  result=$?
  reports=$(grep -a -c -E '(ERROR|WARNING): [A-Za-z]*Sanitizer|runtime error:' "$log")
  echo "$name: status $result, $reports reports, $(($(date +%s) - start)) s; $(grep -a 'Test run with' "$log" | tail -1)"
  if [ $result -ne 0 ] || [ "$reports" -ne 0 ]; then
    grep -a -E -A 30 '(ERROR|WARNING): [A-Za-z]*Sanitizer|runtime error:' "$log"
    grep -a -E '✘|error:' "$log"
    status=1
  fi
  rm -rf "${scratch:?}/$name"
}

# Runs five targets of the fuzzer, each some fifty times slower than elsewhere: hence few inputs.
memcheck() {
  if ! command -v valgrind > "$scratch/valgrind"; then
    echo "memcheck: Valgrind is not installed"
    return
  fi
  built="$scratch/fuzzing"
  nice swift build --package-path Tests/Fuzzing --product fuzz -c release --scratch-path "$built" > "$scratch/build" 2>&1 ||
    cat "$scratch/build"
  for run in "derivatives 2000" "batch 100" "views 60" "results 100" "session 200"; do
    # shellcheck disable=SC2086
    set -- $run
    valgrind -q --error-exitcode=9 "$built/release/fuzz" "$1" --count "$2" --seed 3 --patience 120 \
      --keep "$scratch/input" > "$scratch/log" 2>&1
    result=$?
    echo "memcheck: status $result; $(tail -2 "$scratch/log" | head -1)"
    if [ $result -ne 0 ]; then
      cat "$scratch/log"
      status=1
    fi
  done
}

for sanitizer in ${*:-address undefined thread memcheck}; do
  case $sanitizer in
    address) suite address --skip constantMemory ;;
    memcheck) memcheck ;;
    *) suite "$sanitizer" ;;
  esac
done
exit $status
