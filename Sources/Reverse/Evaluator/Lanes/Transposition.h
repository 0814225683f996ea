// After reading this file you know how points, whose numbers stand one after the other, become rows, and rows points.
//
//     points   w₀ x₀ b₀  w₁ x₁ b₁  …  w₆₃ x₆₃ b₆₃        rows   w₀ w₁ … w₆₃   x₀ x₁ … x₆₃   b₀ b₁ … b₆₃
//
// It is a matrix written the other way round. Where the compiler knows how many numbers a point has, it moves whole registers and
// shuffles inside them: half the time of one number after the other. It is told so for up to four.

inlined void pointsToRows(const double *restrict points, const long inputs, double *restrict rows) {
  for (int i = 0; i < rowCount; i++)
    for (long j = 0; j < inputs; j++) rows[rowCount * j + i] = points[inputs * i + j];
}

inlined void rowsToPoints(const double *restrict rows, const long inputs, double *restrict points) {
  for (int i = 0; i < rowCount; i++)
    for (long j = 0; j < inputs; j++) points[inputs * i + j] = rows[rowCount * j + i];
}

#define FOR_EACH_COUNT(turned) \
  switch (inputs) { \
    case 1: turned(from, 1, to); break; \
    case 2: turned(from, 2, to); break; \
    case 3: turned(from, 3, to); break; \
    case 4: turned(from, 4, to); break; \
    default: turned(from, inputs, to); \
  }

static void anyPointsToRows(const double *from, long inputs, double *to) { FOR_EACH_COUNT(pointsToRows) }
static void anyRowsToPoints(const double *from, long inputs, double *to) { FOR_EACH_COUNT(rowsToPoints) }
