#!/bin/sh
# Builds the benchmark and, where Ceres' headers are installed (apt-get install libceres-dev), the same functions
# over its Jet, and runs both in one process. Usage: ./run.sh [word of the titles to run]
set -e
cd "$(dirname "$0")"
swift build -c release --product ForwardModeBenchmark
library=.build/libceresjet.so
rm -f "$library"
if [ -f /usr/include/ceres/jet.h ]; then
  g++ -O3 -std=c++17 -shared -fPIC -I/usr/include/eigen3 CeresJet/jet.cpp -o "$library"
else
  echo "Ceres' headers are not installed: without Jet"
fi
exec .build/release/ForwardModeBenchmark "$PWD/$library" "$@"
