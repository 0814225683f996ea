// After reading this file you know the mistakes that a matrix of derivatives can have as a whole, and how each is seen.
//
//     transposed            C = Jᵀ                        exchanged       two rows or two columns of J
//     sign, factor          C = −J, 2J                    not symmetric   C + Cᵀ = 2H: 2A for A + Aᵀ
//     identity              C − H = λ·1, a regulariser    wrong length    a row has not one element for each input
//
// A matrix is explained if each of its elements is, within the errors of both sides. At points where a wrong
// explanation fits as well, as transposition does where J is symmetric, nothing is wrong in the first place.

extension JacobianCheck {
  /// Judges each element of a claimed matrix, and looks for the mistakes of the whole.
  init(
    claimed rows: [[Double]], _ uncertainty: [Double]?, _ measured: [[DifferenceQuotient]],
    _ evaluations: Int,
    at x: [Double], isHessian: Bool = false
  ) {
    let columns = x.count
    elements = measured.indices.flatMap { row in
      (0..<columns).map { column in
        let claimed = row < rows.count && column < rows[row].count ? rows[row][column] : .nan
        let place = row * columns + column
        let size = row < rows.count ? rows[row].reduce(0) { Swift.max($0, $1.magnitude) } : 0
        var entry = judged(
          .element(row: row, column: column), "element [\(row)][\(column)]", claimed, measured[row][column],
          uncertainty?[place] ?? 0x1p-46 * size)
        if entry.verdict == .disagree { entry.causes = Array(entry.ownCauses(at: x, of: column).prefix(3)) }
        return entry
      }
    }
    self.evaluations = evaluations
    causes = []
    causes = wholeCauses(rows, measured, columns, isHessian: isHessian)
    if !causes.isEmpty {
      for index in elements.indices { elements[index].causes = [] }
    }
  }

  private func wholeCauses(
    _ rows: [[Double]], _ measured: [[DifferenceQuotient]], _ columns: Int, isHessian: Bool
  ) -> [LikelyCause] {
    let height = measured.count
    func element(_ row: Int, _ column: Int) -> Double {
      row < rows.count && column < rows[row].count ? rows[row][column] : .nan
    }
    let isTransposable = rows.count == columns && rows.allSatisfy { $0.count == height }
    if height != columns && isTransposable && isExplained(by: { element($1, $0) }) {
      return [.transposedJacobian]
    }
    if rows.count != height { return [.wrongLength(claimed: rows.count, expected: height)] }
    if let row = rows.first(where: { $0.count != columns }) {
      return [.wrongLength(claimed: row.count, expected: columns)]
    }
    guard elements.contains(where: { $0.verdict == .disagree }), height * columns > 1 else { return [] }
    if isHessian {
      if isExplained(by: { (element($0, $1) + element($1, $0)) / 2 }) { return [.notSymmetrised] }
      let factor = element(0, 0) - elements[0].measured.value
      if isExplained(by: { element($0, $1) - ($0 == $1 ? factor : 0) }) {
        return [.multipleOfIdentity(rounded(factor))]
      }
    } else if isTransposable && isExplained(by: { element($1, $0) }) {
      return [.transposedJacobian]
    }
    if isExplained(by: { -element($0, $1) }) { return [.sign] }
    for factor in [2.0, 3, 4, 0.5, -2, -0.5] where isExplained(by: { element($0, $1) / factor }) {
      return [.factor(factor)]
    }
    return exchanges(rows)
  }

  /// Whether each measured element is this function of the place, within the errors of both sides.
  private func isExplained(by value: (_ row: Int, _ column: Int) -> Double) -> Bool {
    elements.allSatisfy { entry in
      guard case .element(let row, let column) = entry.place else { return false }
      return (value(row, column) - entry.measured.value).magnitude <= 2 * entry.bound
    }
  }

  /// Two rows or two columns that would make the matrix right if they changed places.
  private func exchanges(_ rows: [[Double]]) -> [LikelyCause] {
    var (wrongRows, wrongColumns): (Set<Int>, Set<Int>) = ([], [])
    for entry in elements where entry.verdict == .disagree {
      guard case .element(let row, let column) = entry.place else { continue }
      wrongRows.insert(row)
      wrongColumns.insert(column)
    }
    func swapped(_ index: Int, _ pair: [Int]) -> Int {
      index == pair[0] ? pair[1] : index == pair[1] ? pair[0] : index
    }
    let (first, second) = (wrongRows.sorted(), wrongColumns.sorted())
    if first.count == 2, isExplained(by: { rows[swapped($0, first)][$1] }) {
      return [.exchanged("rows", first[0], first[1])]
    }
    if second.count == 2, isExplained(by: { rows[$0][swapped($1, second)] }) {
      return [.exchanged("columns", second[0], second[1])]
    }
    return []
  }
}
