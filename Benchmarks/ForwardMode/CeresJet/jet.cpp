// The same functions over Ceres' Jet, as a C function for the benchmark.

#include <ceres/jet.h>

#include <vector>

template <typename T>
T Product(const std::vector<T>& x) {
  T result = x[0];
  for (size_t i = 1; i < x.size(); ++i) result *= x[i];
  return result;
}

template <typename T>
T Rosenbrock(const std::vector<T>& x) {
  T sum(0.0);
  for (size_t i = 0; i + 1 < x.size(); ++i) {
    const T steep = x[i + 1] - x[i] * x[i];
    const T flat = 1.0 - x[i];
    sum += 100.0 * steep * steep + flat * flat;
  }
  return sum;
}

template <typename T>
T LogSumExp(const std::vector<T>& x) {
  T sum(0.0);
  for (size_t i = 0; i + 1 < x.size(); ++i) sum += log(1.0 + exp(x[i] * x[i + 1]));
  return sum;
}

template <int W>
void Gradient(int workload, int n, const double* x, double* gradient) {
  using Jet = ceres::Jet<double, W>;
  std::vector<Jet> point(n);
  for (int i = 0; i < n; ++i) point[i] = Jet(x[i]);
  for (int start = 0; start < n; start += W) {
    const int end = start + W < n ? start + W : n;
    for (int i = start; i < end; ++i) point[i].v[i - start] = 1.0;
    const Jet result = workload == 0 ? Product(point) : workload == 1 ? Rosenbrock(point) : LogSumExp(point);
    for (int i = start; i < end; ++i) {
      point[i].v.setZero();
      gradient[i] = result.v[i - start];
    }
  }
}

extern "C" void ceres_gradient(int workload, int width, int n, const double* x, double* gradient) {
  if (width == 1) Gradient<1>(workload, n, x, gradient);
  if (width == 4) Gradient<4>(workload, n, x, gradient);
  if (width == 8) Gradient<8>(workload, n, x, gradient);
}
