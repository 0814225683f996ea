#!/bin/sh
# Times gradients by this package and by the peers that are installed, in one run, and prints the tables of README.md.
# What is missing is left out, and the command that installs it is printed.
#
#     ./run.sh                     all workloads
#     ./run.sh "W4 1000" "W6 d=2"  some of them; a name's beginning will do
#     ./run.sh --install           first installs what is missing (Debian's as root, PyPI's into .build-python)
#     ./run.sh --again             adds to what the last run measured: the least of several runs counts
#     ROUNDS=9 ./run.sh            more rounds than 5
set -e
cd "$(dirname "$0")"
python=.build-python/bin/python
install=no
if [ "$1" = --install ]; then install=yes && shift; fi
again=no
if [ "$1" = --again ]; then again=yes && shift; fi

# offer PEER COMMAND: installs if asked to, and says how if not.
offer() {
  if [ $install = yes ]; then
    echo "$1: $2" && sh -c "$2" >.build/install.log 2>&1 || echo "$1 could not be installed: see .build/install.log"
  else
    echo "without $1; to install it:  $2"
  fi
}
# pypi PEER PACKAGE: the same for a package of PyPI.
pypi() { offer "$1" "python3 -m venv .build-python && .build-python/bin/pip install $2"; }
# has PATH: whether it is among Python's packages.
has() { test -e "$(echo .build-python/lib/python3*/site-packages)/$1"; }

mkdir -p .build
test -f /usr/include/adolc/adolc.h || offer ADOL-C "apt-get update && apt-get install -y libadolc-dev pkg-config"
has cmeel.prefix/include/cppad || pypi CppAD cmeel-cppad
has casadi || pypi CasADi casadi
has jax || pypi JAX jax
has autograd || pypi autograd autograd
has enzyme_ad || pypi Enzyme enzyme_ad==0.0.16

swift build -c release --product peers
site=$(echo "$PWD"/.build-python/lib/python3*/site-packages)
peers=
# library NAME FLAGS…: builds Cpp/NAME.cpp.
library() {
  name=$1 && shift
  if ${CXX:-g++} -O3 -DNDEBUG -std=c++17 -shared -fPIC -ISources/PeerInterface Cpp/$name.cpp -o .build/$name.so "$@" \
    2>.build/$name.log; then
    peers="$peers .build/$name.so"
  else
    echo "without $name: it does not compile, see .build/$name.log"
  fi
}
if [ -f /usr/include/adolc/adolc.h ]; then
  library adolc -DPEER_VERSION="\"$(pkg-config --modversion adolc 2>/dev/null)\"" -ladolc
fi
if has cmeel.prefix/include/cppad; then
  cppad=$site/cmeel.prefix
  library cppad "-I$cppad/include" "-L$cppad/lib" "-Wl,-rpath,$cppad/lib" -lcppad_lib
fi
if has casadi; then
  library casadi "-I$site/casadi/include" "-L$site/casadi" "-Wl,-rpath,$site/casadi" -lcasadi
fi
if has jax; then peers="$peers Python/jax_peer.py"; fi
if has autograd; then peers="$peers Python/autograd_peer.py"; fi
if has enzyme_ad; then peers="$peers Python/enzyme_peer.py"; fi

run=.build/release/peers
$run list >.build/workloads
if [ $# -gt 0 ]; then
  for name; do grep "^$name" .build/workloads; done >.build/chosen
  mv .build/chosen .build/workloads
fi
if [ $again = no ]; then : >.build/measured; fi
while read -r workload; do
  echo "$(date -u +%H:%M:%S) $workload" >&2
  $run measure "$workload" "${ROUNDS:-5}" "$python" $peers </dev/null >>.build/measured ||
    echo "$workload is left out: the process ended with status $?" >&2
done <.build/workloads
$run table <.build/measured
load=$(uptime | sed 's/.*load average[s]*: //')
compilers="$(swift --version 2>&1 | grep -o 'Swift version [0-9.]*'), $(${CXX:-g++} --version | head -1)"
echo "$(date -u +%F), $(uname -sm), $(getconf _NPROCESSORS_ONLN) cores, load $load, $compilers."
