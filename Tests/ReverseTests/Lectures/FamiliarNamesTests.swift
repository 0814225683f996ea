// After reading this file you know that arrays answer to the names that other systems gave their operations.

import Foundation
import Reverse
import Testing

@Suite("Familiar names of arrays")
struct FamiliarNamesTests {
  private let matrix = NDArray([[1, 5, 2], [7, 3, 4]])

  @Test("T and dot")
  func products() {
    #expect(matrix.T == matrix.transposed() && matrix.T.shape == [3, 2])
    #expect(matrix.dot(matrix.T) == matmul(matrix, matrix.transposed()))
    #expect(NDArray([1, 2]).dot(NDArray([3, 4])).scalar == 11)
  }

  @Test("argmax: the first of equal ones, and NaN before all")
  func largest() {
    #expect(matrix.argmax() == 3 && matrix.argmaxOfRows() == [1, 0])
    #expect(NDArray([2, 2, 1]).argmax() == 0 && NDArray([1, .nan, 3]).argmax() == 1)
  }

  @Test("One index: a number of a plain vector, a part of a traced array, with its derivative")
  func oneIndex() {
    let number: Double = NDArray([4, 5])[1]
    #expect(number == 5)
    let slope = Autograd.grad { x in x[0] * x[0] + x[1] }(Autograd.Box([3, 4]))
    #expect(slope.array == NDArray([6, 1]))
    #expect(Autograd.Box([[1, 2], [3, 4]])[1].array == NDArray([3, 4]))
  }

  @Test("Arrays are written and read; numbers that do not fill the shape are refused")
  func codable() throws {
    let data = try JSONEncoder().encode(matrix)
    #expect(try JSONDecoder().decode(NDArray.self, from: data) == matrix)
    let wrong = Data(#"{"shape": [2, 2], "values": [1, 2, 3]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(NDArray.self, from: wrong) }
  }
}
