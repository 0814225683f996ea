// After reading this file you know how the widest registers of the processor are found: it is asked, by an instruction
// (CPUID on x86-64) that the compiler's own library wraps. On other processors there are registers of 2 numbers.

#include "EvaluatorLanes.h"

#include <stddef.h>

extern const struct Kernels kernels2, kernels4, kernels8;

const struct Kernels *kernelsOfWidth(int width) {
  if (width == 2) return &kernels2;
#if defined(__x86_64__)
  if (width == 4 && __builtin_cpu_supports("avx2")) return &kernels4;
  if (width == 8 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) return &kernels8;
#endif
  return NULL;
}

const struct Kernels *kernelsOfThisProcessor(void) {
  for (int width = 8; width > 2; width /= 2) {
    const struct Kernels *kernels = kernelsOfWidth(width);
    if (kernels) return kernels;
  }
  return &kernels2;
}
