import Reverse
import TestSupport
import Testing

@Suite("Arrays")
struct ArrayTests {
  let matrix = NDArray([[1, 2, 3], [4, 5, 6]])

  @Test("are read in row-major order")
  func order() {
    #expect(matrix.shape == [2, 3] && matrix[1, 0] == 4 && matrix[0, 2] == 3)
    #expect(matrix.description == "[[1.0, 2.0, 3.0],\n [4.0, 5.0, 6.0]]")
    #expect(NDArray(7).shape == [] && NDArray(7).scalar == 7)
  }

  @Test("are broadcast by NumPy's rule")
  func broadcasting() {
    #expect(matrix + NDArray([10, 20, 30]) == NDArray([[11, 22, 33], [14, 25, 36]]))
    #expect(matrix * NDArray([[1], [2]]) == NDArray([[1, 2, 3], [8, 10, 12]]))
    #expect(1 + matrix == NDArray([[2, 3, 4], [5, 6, 7]]))
    #expect((NDArray.ones([32, 1, 5]) + NDArray.ones([7, 1])).shape == [32, 7, 5])
    #expect((NDArray.ones([0, 3]) + NDArray.ones([1, 3])).shape == [0, 3])
  }

  @Test("go through an elementary function number by number", arguments: UnaryFunction.allCases)
  func elementwise(_ function: UnaryFunction) {
    let x = NDArray([0.25, 0.5, 0.75])
    for (y, number) in zip(NDArray.apply(function, to: x).values, x.values) {
      #expect(isSameClassAndValue(y, Double.apply(function, to: number)))
    }
  }

  @Test("have reductions along every axis")
  func reductions() {
    #expect(matrix.sum().scalar == 21 && matrix.mean().scalar == 3.5)
    #expect(matrix.sum(axis: 0) == NDArray([5, 7, 9]) && matrix.sum(axis: -1) == NDArray([6, 15]))
    #expect(matrix.mean(axis: 1) == NDArray([2, 5]) && matrix.maximum(axis: 0) == NDArray([4, 5, 6]))
    #expect(matrix.broadcast(to: [4, 2, 3]).sum(to: [2, 1]) == NDArray([[24], [60]]))
  }

  @Test("are cut, joined, turned and reshaped")
  func parts() {
    #expect(matrix[0..<2, 1..<3] == NDArray([[2, 3], [5, 6]]))
    #expect(matrix[row: 1] == NDArray([4, 5, 6]))
    #expect(matrix.rows([1, 0, 1]) == NDArray([[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
    #expect(matrix.transposed() == NDArray([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.reshaped(to: [3, 2]) == NDArray([[1, 2], [3, 4], [5, 6]]))
    let joined = NDArray.concatenate([matrix, NDArray([[7], [8]])], axis: 1)
    #expect(joined == NDArray([[1, 2, 3, 7], [4, 5, 6, 8]]))
    let cube = NDArray(shape: [2, 3, 4], (0..<24).map(Double.init))
    #expect(cube.transposed()[3, 1, 0] == cube[0, 1, 3] && cube[1..<2, 0..<3, 2..<3].values == [14, 18, 22])
  }

  @Test("softmax and log-sum-exp do not overflow")
  func stability() {
    let logits = NDArray([[1000, 1000], [-1000, 0]])
    #expect(logits.softmax() == NDArray([[0.5, 0.5], [0, 1]]))
    #expect(logits.logSumExp() == NDArray([1000 + log(2.0), 0]))
    #expect(logits.crossEntropy(targets: NDArray([[1, 0], [1, 0]])) == NDArray([log(2.0), 1000]))
  }

  @Test(
    "the matrix product is the sum over the inner index, whatever the blocks",
    arguments: [
      (1, 1, 1), (2, 3, 4), (4, 4, 4), (5, 7, 9), (65, 3, 2), (3, 257, 5), (2, 3, 513), (0, 2, 3), (2, 0, 3),
    ])
  func product(_ n: Int, _ m: Int, _ p: Int) {
    let a = NDArray(shape: [n, m], (0..<n * m).map { Double($0 % 7) - 3 })
    let b = NDArray(shape: [m, p], (0..<m * p).map { Double($0 % 11) - 5 })
    let y = matmul(a, b)
    #expect(y.shape == [n, p])
    for i in 0..<n {
      for k in 0..<p {
        #expect(y[i, k] == (0..<m).reduce(0.0) { $0 + a[i, $1] * b[$1, k] })
      }
    }
  }

  @Test("the matrix product takes vectors on either side")
  func vectors() {
    #expect(matmul(NDArray([1, 1]), matrix) == NDArray([5, 7, 9]))
    #expect(matmul(matrix, NDArray([1, 1, 1])) == NDArray([6, 15]))
    #expect(matmul(NDArray([1, 2]), NDArray([3, 4])).scalar == 11)
  }

  @Test(
    "shapes that do not fit give an error that names the operation and both shapes",
    arguments: [
      (ArrayPrimitive.elementwise(.add), [[2, 3], [4]], "+: shapes [2, 3] and [4]: aligned at the right"),
      (
        .matrixProduct, [[2, 3], [2, 3]], "matrixProduct: shapes [2, 3] and [2, 3]: the inner lengths 3 and 2"
      ),
      (.reshape([4]), [[2, 3]], "reshape: shape [2, 3]: 6 numbers do not fill the shape [4]"),
      (.sum(axis: 2), [[2, 3]], "sum: shape [2, 3]: there is no axis 2"),
      (.slice([0..<3]), [[2]], "slice: shape [2]: the range 0..<3 reaches beyond the length 2"),
      (.take([5]), [[2]], "take: shape [2]: there is no row 5"),
      (.broadcast(to: [3]), [[2]], "broadcast: shape [2]: does not repeat to the shape [3]"),
      (.concatenate(axis: 0), [[2, 3], [2, 4]], "concatenate: shapes [2, 3] and [2, 4]: only the lengths"),
    ] as [(ArrayPrimitive, [[Int]], String)])
  func misfits(_ primitive: ArrayPrimitive, _ shapes: [[Int]], _ text: String) {
    let error = #expect(throws: ShapeError.self) { try primitive.shape(for: shapes) }
    #expect(error?.description.hasPrefix(text) == true, "\(error?.description ?? "")")
    #expect(error?.shapes == shapes)
  }

  @Test("an operator stops the program with the same text")
  func stops() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.ones([2, 3]) + NDArray.ones([4])
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("+: shapes [2, 3] and [4]: aligned at the right, lengths must be equal or 1"))
  }

  @Test("a label that is no whole number stops the program")
  func fractionalLabel() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray([1, 2.7]).oneHot(classes: 3)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("oneHot: the label 2.7 is not a whole number; round the labels first"), "\(text)")
  }

  @Test("are read from a table, with the line of a mistake")
  func tables() throws {
    #expect(try NDArray(parsingTable: "1,2\n3,4\n") == NDArray([[1, 2], [3, 4]]))
    let short = #expect(throws: TableError.self) { try NDArray(parsingTable: "1,2\n3") }
    #expect(short?.description == "line 2: 1 numbers where 2 are expected")
    let word = #expect(throws: TableError.self) { try NDArray(parsingTable: "1,x") }
    #expect(word?.description == "line 1: 'x' is not a number; write for example 0.5")
    #expect(NDArray([2, 0, 7]).oneHot(classes: 3) == NDArray([[0, 0, 1], [1, 0, 0], [0, 0, 0]]))
    #expect(NDArray([[1, 3, 3], [9, 2, 4]]).largestColumns == [1, 0])
  }
}
