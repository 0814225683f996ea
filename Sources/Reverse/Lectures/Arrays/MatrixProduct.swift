// After reading this file you know why the order of three nested loops decides the speed of a matrix product.
//
// Idea. y[i,k] += a[i,j]·b[j,k] has n³ multiplications but only n² numbers: each number is wanted n times. The
// plain loops fetch it from memory each time. The remedy is to work on blocks:
//
//   1. a panel of b (`depth` × `width` numbers) is copied so that it is read in the order in which it is used;
//   2. a block of a (`height` × `depth`) likewise: it stays in the second-level cache;
//   3. a tile of 4 × 4 results is held in registers while its 4 rows of a meet its 4 columns of b.
//
//          b ┌────┐                Each step of the innermost loop reads 4 numbers of a and 4 of b
//            │ ║  │ depth          and does 16 multiplications and 16 additions with them.
//       a ┌──┼─╫──┤
//         │══╪═▓  │  ▓ the tile of 4 × 4 results
//         └──┴────┘
//
// Source: Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.
// Limits: one thread; the compiler's instruction set. `Benchmarks/Arrays` has the figures.

/// The blocked product of row-major matrices.
enum MatrixProduct {
  static let rows = 4, columns = 4  // a tile
  static let height = 64, depth = 256, width = 512  // a block

  /// Writes the product of an n × m and an m × p matrix.
  ///
  /// - Complexity: n·m·p multiplications and additions; memory for one block of each matrix.
  static func multiply(_ a: [Double], _ b: [Double], rows n: Int, inner m: Int, columns p: Int) -> [Double] {
    var result = [Double](repeating: 0, count: n * p)
    if n == 0 || m == 0 || p == 0 { return result }
    let (blockDepth, blockHeight, blockWidth) = (min(depth, m), min(height, n), min(width, p))
    let packedA = roundUp(blockHeight, rows) * blockDepth
    let packedB = roundUp(blockWidth, columns) * blockDepth
    withUnsafeTemporaryAllocation(of: Double.self, capacity: packedA + packedB + rows * columns) { store in
      a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          result.withUnsafeMutableBufferPointer { y in
            guard let a = a.baseAddress, let b = b.baseAddress, let y = y.baseAddress,
              let pa = store.baseAddress
            else { return }
            let pb = pa + packedA
            for j in stride(from: 0, to: m, by: depth) {
              let deep = min(depth, m - j)
              for k in stride(from: 0, to: p, by: width) {
                let wide = min(width, p - k)
                pack(b + j * p + k, columnStride: 1, stepStride: p, wide, deep, into: pb)
                for i in stride(from: 0, to: n, by: height) {
                  let high = min(height, n - i)
                  pack(a + i * m + j, columnStride: m, stepStride: 1, high, deep, into: pa)
                  multiplyBlock(pa, pb, y + i * p + k, high, deep, wide, p, scratch: pb + packedB)
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  private static func roundUp(_ n: Int, _ step: Int) -> Int { (n + step - 1) / step * step }

  /// Copies strips of 4 columns (of b, or rows of a), step by step, and fills the last strip with zeros.
  @inline(__always)
  private static func pack(
    _ source: UnsafePointer<Double>, columnStride: Int, stepStride: Int, _ count: Int, _ steps: Int,
    into target: UnsafeMutablePointer<Double>
  ) {
    var target = target
    var first = 0
    while first < count {
      let strip = min(4, count &- first)
      var place = source + first &* columnStride
      if strip == 4 {
        for _ in 0..<steps {
          target[0] = place[0]
          target[1] = place[columnStride]
          target[2] = place[2 &* columnStride]
          target[3] = place[3 &* columnStride]
          target += 4
          place += stepStride
        }
      } else {
        for _ in 0..<steps {
          for c in 0..<4 { target[c] = c < strip ? place[c &* columnStride] : 0 }
          target += 4
          place += stepStride
        }
      }
      first &+= 4
    }
  }

  /// Adds the product of a packed block and a packed panel, tile by tile.
  private static func multiplyBlock(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ y: UnsafeMutablePointer<Double>,
    _ high: Int, _ deep: Int, _ wide: Int, _ stride: Int, scratch: UnsafeMutablePointer<Double>
  ) {
    var k = 0
    while k < wide {
      var i = 0
      while i < high {
        let corner = y + (i &* stride &+ k)
        if i &+ 4 <= high && k &+ 4 <= wide {
          tile(a + i &* deep, b + k &* deep, deep, addingTo: corner, stride)
        } else {
          scratch.update(repeating: 0, count: rows * columns)
          tile(a + i &* deep, b + k &* deep, deep, addingTo: scratch, columns)
          for row in 0..<min(rows, high &- i) {
            for column in 0..<min(columns, wide &- k) {
              corner[row &* stride &+ column] += scratch[row &* columns &+ column]
            }
          }
        }
        i &+= 4
      }
      k &+= 4
    }
  }

  /// Adds one tile: 4 rows of a, 4 columns of b, and the 16 sums in registers.
  @inline(__always)
  private static func tile(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ deep: Int,
    addingTo y: UnsafeMutablePointer<Double>, _ stride: Int
  ) {
    typealias Pair = SIMD2<Double>
    var (s00, s01, s10, s11) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
    var (s20, s21, s30, s31) = (Pair.zero, Pair.zero, Pair.zero, Pair.zero)
    var (a, b) = (a, UnsafeRawPointer(b))
    for _ in 0..<deep {
      let left = b.loadUnaligned(as: Pair.self)
      let right = b.loadUnaligned(fromByteOffset: 16, as: Pair.self)
      s00 += a[0] * left
      s01 += a[0] * right
      s10 += a[1] * left
      s11 += a[1] * right
      s20 += a[2] * left
      s21 += a[2] * right
      s30 += a[3] * left
      s31 += a[3] * right
      a += 4
      b += 32
    }
    add(s00, s01, to: y)
    add(s10, s11, to: y + stride)
    add(s20, s21, to: y + 2 &* stride)
    add(s30, s31, to: y + 3 &* stride)
  }

  @inline(__always)
  private static func add(_ left: SIMD2<Double>, _ right: SIMD2<Double>, to y: UnsafeMutablePointer<Double>) {
    y[0] += left[0]
    y[1] += left[1]
    y[2] += right[0]
    y[3] += right[1]
  }
}
