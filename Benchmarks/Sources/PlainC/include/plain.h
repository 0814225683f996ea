// The primals in C, the denominator of every ratio: what the function costs without any derivative.
#pragma once

double plain_softplus(double w, double x, double b);
double plain_product(const double *x, long n);
double plain_logistic(double x, long k);
double plain_rosenbrock(const double *x, long n);

// Weights row by row (hidden × inputs), hidden biases, then outputs × hidden, output biases.
double plain_network(const double *p, const double *in, const double *target, long inputs, long hidden,
                     long outputs);

// alphas (k), means (k × d), logarithms of the diagonals (k × d), lower triangles column by column (k × d(d−1)/2): the
// objective of ADBench.
double plain_mixture(const double *p, const double *points, long n, long d, long k);
