// After reading this file you know the Jacobian by differences: the first steps for each input are shared by all outputs.
//
//     J = ( ∂f₁/∂x₁ … ∂f₁/∂xₙ )      row: one output, its gradient (reverse mode computes a row at a time)
//         (    ⋮          ⋮    )
//         ( ∂fₘ/∂x₁ … ∂fₘ/∂xₙ )      column: one input moved   (forward mode and differences: a column at a time)
//
// Cost. n inputs and m outputs cost about (5 + 3m)·n calls: a sample serves all outputs, and only the last steps, which
// each output chooses for itself, need two samples of its own, or four.

/// The Jacobian of a function at a point, by central differences with automatic steps, row by row.
///
/// ```
/// jacobian(at: [2, 3]) { x in [x[0] * x[1], x[0] + x[1]] }      // [[2.9999999999999996, 2.0], [1.00…, 1.00…]]
/// ```
///
/// The number of rows is the number of outputs at the point; a sample with another number counts as undefined.
///
/// - Complexity: About (5 + 3m)·n calls of the function for n inputs and m outputs.
@_disfavoredOverload
public func jacobian(at x: [Double], of f: ([Double]) throws -> [Double]) rethrows -> [[Double]] {
  try jacobianQuotients(at: x, of: f).map { $0.map(\.value) }
}

/// The Jacobian of a function at a point, each entry with step, scheme and error estimate.
///
/// The ``DifferenceQuotient/evaluations`` of an entry count the samples that no entry above it in the same column had taken
/// already, so that their sum over the matrix, with one more call for the number of outputs, is the number of calls.
///
/// - Complexity: About (5 + 3m)·n calls of the function for n inputs and m outputs.
public func jacobianQuotients(
  at x: [Double], of f: ([Double]) throws -> [Double]
) rethrows -> [[DifferenceQuotient]] {
  let outputs = try f(x)
  var rows = [[DifferenceQuotient]](repeating: [], count: outputs.count)
  var point = x
  for input in x.indices {
    var known: [Double: [Double]] = [x[input]: outputs]
    for output in outputs.indices {
      var calls = 0
      var quotient = try differenceQuotient(at: x[input]) { moved in
        if known[moved] == nil {
          point[input] = moved
          known[moved] = try f(point)
          calls += 1
        }
        guard let sample = known[moved], sample.count == outputs.count else { return .nan }
        return sample[output]
      }
      quotient.evaluations = calls
      rows[output].append(quotient)
    }
    point[input] = x[input]
  }
  return rows
}
