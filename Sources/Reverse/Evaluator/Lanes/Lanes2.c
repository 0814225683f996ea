// Registers of 2 numbers, which every processor of the kind has: SSE2, NEON.

#define LANES 2
#include "Table.h"

const struct Kernels kernels2 = TABLE;
