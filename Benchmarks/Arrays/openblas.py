"""The speed of NumPy's OpenBLAS on one thread, for the distance stated in the benchmark's README."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import time

import numpy

for n in [64, 128, 256, 512]:
    a, b = numpy.random.rand(n, n), numpy.random.rand(n, n)
    best = float("inf")
    for _ in range(60):
        start = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - start)
    print(f"{n:5d} {best * 1e3:9.3f} ms {2e-9 * n**3 / best:8.1f} GF/s")
