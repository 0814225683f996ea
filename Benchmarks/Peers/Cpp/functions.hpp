// After reading this file you know what the C++ peers differentiate: the functions of ../../Sources/Workloads, each
// written once for any number type T, as their users write them.
#pragma once

#include <peer.h>

#include <cmath>
#include <vector>

/// The larger of two numbers. A tape records the branch that was taken; a library that builds a graph has its own.
template <typename T>
T larger(const T &a, const T &b) {
  return b > a ? b : a;
}

/// log Σ exp(xᵢ), with the largest taken out.
template <typename T>
T log_of_sum(const T *x, long count) {
  using std::exp, std::log;
  T largest = x[0], sum = 0.0;
  for (long i = 1; i < count; i++) largest = larger(largest, x[i]);
  for (long i = 0; i < count; i++) sum += exp(x[i] - largest);
  return largest + log(sum);
}

/// W5: inputs, hidden units of tanh, outputs; squared error.
template <typename T>
T network(const T *p, const double *in, const double *target, long inputs, long hidden, long outputs) {
  using std::tanh;
  std::vector<T> layer(hidden);
  const T *weights = p, *biases = p + inputs * hidden;
  for (long j = 0; j < hidden; j++) {
    T sum = biases[j];
    for (long i = 0; i < inputs; i++) sum += weights[j * inputs + i] * in[i];
    layer[j] = tanh(sum);
  }
  weights = biases + hidden;
  biases = weights + hidden * outputs;
  T loss = 0.0;
  for (long o = 0; o < outputs; o++) {
    T sum = biases[o];
    for (long j = 0; j < hidden; j++) sum += weights[o * hidden + j] * layer[j];
    T error = sum - target[o];
    loss += error * error;
  }
  return loss;
}

/// W6: k Gaussians in d dimensions.
template <typename T>
T mixture(const T *p, const double *points, long n, long d, long k) {
  using std::exp;
  const T *alphas = p, *means = p + k, *logs = means + k * d, *lower = logs + k * d;
  std::vector<T> diagonal(k * d), base(alphas, alphas + k), terms(k), centred(d), q(d);
  for (long i = 0; i < k * d; i++) {
    diagonal[i] = exp(logs[i]);
    base[i / d] += logs[i];
  }
  T total = 0.0;
  for (long point = 0; point < n; point++) {
    for (long c = 0; c < k; c++) {
      for (long i = 0; i < d; i++) centred[i] = points[point * d + i] - means[c * d + i];
      for (long i = 0; i < d; i++) q[i] = diagonal[c * d + i] * centred[i];
      const T *entry = lower + c * (d * (d - 1) / 2);
      for (long j = 0; j < d; j++)
        for (long i = j + 1; i < d; i++) q[i] += *entry++ * centred[j];
      T squares = 0.0;
      for (long i = 0; i < d; i++) squares += q[i] * q[i];
      terms[c] = base[c] - 0.5 * squares;
    }
    total += log_of_sum(terms.data(), k);
  }
  return total - double(n) * log_of_sum(alphas, k);
}

/// The function of a problem at x.
template <typename T>
T evaluate(const Problem &problem, const T *x) {
  using std::exp, std::log;
  const long *size = problem.size;
  switch (problem.workload) {
    case 1: return log(1.0 + exp(x[0] * x[1] + x[2]));
    case 2: {
      T product = x[0];
      for (long i = 1; i < problem.n; i++) product *= x[i];
      return product;
    }
    case 3: {
      T state = x[0];
      for (long i = 0; i < size[0]; i++) state = 4.0 * state * (1.0 - state);
      return state;
    }
    case 4: {
      T sum = 0.0;
      for (long i = 0; i + 1 < problem.n; i++) {
        T valley = x[i + 1] - x[i] * x[i], distance = 1.0 - x[i];
        sum += 100.0 * (valley * valley) + distance * distance;
      }
      return sum;
    }
    case 5: return network(x, problem.data, problem.data + size[0], size[0], size[1], size[2]);
    default: return mixture(x, problem.data, size[0], size[1], size[2]);
  }
}

/// Calls `gradient(x, g)`, which returns the value, as peer.h asks for.
template <typename Gradient>
double repeat(const Problem &problem, double *g, long times, Gradient gradient) {
  std::vector<double> x(problem.x, problem.x + problem.n);
  double sum = 0;
  for (long time = 0; time < times; time++) {
    x[0] = problem.x[0] + (time & 7) * 1e-9;
    sum += gradient(x, g) + g[0];
  }
  return sum;
}
