/* y = a·b for row-major matrices, n × m and m × p: blocked, packed, tiles of 4 × 4 in registers. */
void blocked_product(const double *a, const double *b, double *y, long n, long m, long p);
