// Registers of 4 numbers: AVX2.

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define LANES 4
#include "Table.h"

#pragma clang attribute pop

const struct Kernels kernels4 = TABLE;
#endif
