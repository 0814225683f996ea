#include "plain.h"

#include <math.h>

double plain_softplus(double w, double x, double b) { return log(1 + exp(w * x + b)); }

double plain_product(const double *x, long n) {
  double product = x[0];
  for (long i = 1; i < n; i++) product *= x[i];
  return product;
}

double plain_logistic(double x, long k) {
  for (long i = 0; i < k; i++) x = 4 * x * (1 - x);
  return x;
}

double plain_rosenbrock(const double *x, long n) {
  double sum = 0;
  for (long i = 0; i + 1 < n; i++) {
    double valley = x[i + 1] - x[i] * x[i], distance = 1 - x[i];
    sum += 100 * (valley * valley) + distance * distance;
  }
  return sum;
}

double plain_network(const double *p, const double *in, const double *target, long inputs, long hidden,
                     long outputs) {
  double layer[hidden];
  const double *weights = p, *biases = p + inputs * hidden;
  for (long j = 0; j < hidden; j++) {
    double sum = biases[j];
    for (long i = 0; i < inputs; i++) sum += weights[j * inputs + i] * in[i];
    layer[j] = tanh(sum);
  }
  weights = biases + hidden;
  biases = weights + hidden * outputs;
  double loss = 0;
  for (long o = 0; o < outputs; o++) {
    double sum = biases[o];
    for (long j = 0; j < hidden; j++) sum += weights[o * hidden + j] * layer[j];
    double error = sum - target[o];
    loss += error * error;
  }
  return loss;
}

double plain_mixture(const double *p, const double *points, long n, long d, long k) {
  const double *alphas = p, *means = p + k, *logs = means + k * d, *lower = logs + k * d;
  double diagonal[k * d], base[k], terms[k], centred[d], q[d];
  for (long c = 0; c < k; c++) {
    base[c] = alphas[c];
    for (long i = 0; i < d; i++) {
      diagonal[c * d + i] = exp(logs[c * d + i]);
      base[c] += logs[c * d + i];
    }
  }
  double total = 0;
  for (long point = 0; point < n; point++) {
    const double *x = points + point * d;
    for (long c = 0; c < k; c++) {
      const double *triangle = lower + c * (d * (d - 1) / 2);
      for (long i = 0; i < d; i++) centred[i] = x[i] - means[c * d + i];
      for (long i = 0; i < d; i++) q[i] = diagonal[c * d + i] * centred[i];
      long at = 0;
      for (long j = 0; j < d; j++)
        for (long i = j + 1; i < d; i++) q[i] += triangle[at++] * centred[j];
      double squares = 0;
      for (long i = 0; i < d; i++) squares += q[i] * q[i];
      terms[c] = base[c] - 0.5 * squares;
    }
    double largest = terms[0];
    for (long c = 1; c < k; c++) largest = terms[c] > largest ? terms[c] : largest;
    double sum = 0;
    for (long c = 0; c < k; c++) sum += exp(terms[c] - largest);
    total += largest + log(sum);
  }
  double highest = alphas[0];
  for (long c = 1; c < k; c++) highest = alphas[c] > highest ? alphas[c] : highest;
  double sum = 0;
  for (long c = 0; c < k; c++) sum += exp(alphas[c] - highest);
  return total - n * (highest + log(sum));
}
