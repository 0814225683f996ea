// Measures matmul against the C kernel of the same blocks, in rotation, the shortest time of many.

import BlockedKernel
import Reverse

func seconds(_ work: () -> Void) -> Double {
  let time = ContinuousClock().measure(work)
  return Double(time.components.seconds) + 1e-18 * Double(time.components.attoseconds)
}

func pad(_ text: String, _ width: Int = 11) -> String {
  String(repeating: " ", count: max(1, width - text.count)) + text
}

func rounded(_ x: Double) -> String { "\((x * 100).rounded() / 100)" }

print("Shortest times; GF/s = 2n³ floating-point operations a second.")
print(pad("n", 5) + pad("Swift ms") + pad("C ms") + pad("Swift/C") + pad("Swift GF/s", 12) + pad("C GF/s"))

for n in [8, 16, 32, 64, 100, 128, 256, 512] {
  let a = NDArray(shape: [n, n], (0..<n * n).map { Double($0 % 17) - 8 })
  let b = NDArray(shape: [n, n], (0..<n * n).map { Double($0 % 23) - 11 })
  var c = [Double](repeating: 0, count: n * n)
  blocked_product(a.values, b.values, &c, n, n, n)
  precondition(matmul(a, b).values == c, "the two products differ")  // whole numbers: exact

  let repetitions = max(1, 2_000_000 / (n * n * n))
  var (swift, kernel) = (Double.infinity, Double.infinity)
  for _ in 0..<(n > 300 ? 15 : 60) {
    let first = seconds { for _ in 0..<repetitions { c[0] += matmul(a, b).values[0] } }
    let second = seconds { for _ in 0..<repetitions { blocked_product(a.values, b.values, &c, n, n, n) } }
    swift = min(swift, first / Double(repetitions))
    kernel = min(kernel, second / Double(repetitions))
  }
  let work = 2e-9 * Double(n * n * n)
  print(
    pad("\(n)", 5) + pad("\((swift * 1e6).rounded() / 1e3)") + pad("\((kernel * 1e6).rounded() / 1e3)")
      + pad(rounded(swift / kernel)) + pad(rounded(work / swift), 12) + pad(rounded(work / kernel)))
}
