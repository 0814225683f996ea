// Task 3, part 2: the sweep through the tape, and the gradient.

import Elementary

/// The derivatives of one entry by all entries, ∂output/∂entry.
func adjoints(of tape: Tape, output: Int) -> [Double] {
  // solution
  var adjoints = [Double](repeating: 0, count: tape.entries.count)
  adjoints[output] = 1
  for entry in stride(from: output, through: 0, by: -1) {
    for operand in tape.entries[entry] { adjoints[operand.entry] += adjoints[entry] * operand.partial }
  }
  return adjoints
  // starter: // Which entry's adjoint is known first? In which direction go the others?
  // starter: tape.entries.map { _ in .nan }
  // end
}

/// The value and the gradient of a function: one recording, one sweep.
func gradient(of f: ([MyVariable]) -> MyVariable, at x: [Double]) -> (value: Double, gradient: [Double]) {
  // solution
  let tape = Tape()
  let inputs = x.map { MyVariable(value: $0, tape, []) }
  let output = f(inputs)
  guard output.tape != nil else { return (output.value, x.map { _ in 0 }) }  // a constant
  let adjoints = adjoints(of: tape, output: output.entry)
  return (output.value, inputs.map { adjoints[$0.entry] })
  // starter: // Put each input on a new tape, run f, sweep. What if f does not use its inputs at all?
  // starter: (.nan, x.map { _ in .nan })
  // end
}
