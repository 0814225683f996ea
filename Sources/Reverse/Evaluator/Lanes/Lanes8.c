// Registers of 8 numbers: AVX-512.

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq"))), apply_to = function)

#define LANES 8
#include "Table.h"

#pragma clang attribute pop

const struct Kernels kernels8 = TABLE;
#endif
