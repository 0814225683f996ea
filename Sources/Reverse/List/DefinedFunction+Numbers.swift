// After reading this file you know how a call of a function with its own derivative is written down: on a tape as entries with
// its slopes, in a list as one line.
//
//     z = f(x, y, w)      tape    z₁ = (x; ∂z/∂x, y; ∂z/∂y)   z = (z₁; 1, w; ∂z/∂w)      with the pullback of 1
//                         list    z = f(x, y, w)                                        the pullback is asked in each sweep
//
// An entry of the tape has two parents, so a call of n arguments is a chain of n − 1 entries. A list keeps the function, since
// it may be swept over numbers of any kind.

extension DefinedFunction {
  /// The function of variables, recorded on their tape.
  ///
  /// - Complexity: the value and the pullback; an entry for each active argument after the first.
  public func callAsFunction(_ arguments: Variable...) -> Variable { self(arguments) }

  /// The function of variables, recorded on their tape.
  ///
  /// Stops with advice if there are more or fewer arguments than the function takes.
  ///
  /// - Complexity: the value and the pullback; an entry for each active argument after the first.
  public func callAsFunction(_ arguments: [Variable]) -> Variable {
    checkArity(arguments.count)
    let x = arguments.map(\.value)
    let z = value(x)
    if arguments.allSatisfy(\.isConstant) { return Variable(z) }
    let slopes = adjoints(at: x, value: z, adjoint: 1)
    return zip(arguments, slopes).reduce(Variable(z)) { sum, term in
      Variable.result(z, of: sum, 1, and: term.0, term.1)
    }
  }

  /// The function of traced numbers, as one line of their list.
  ///
  /// - Complexity: the value, and one line.
  public func callAsFunction(_ arguments: Traced...) -> Traced { self(arguments) }

  /// The function of traced numbers, as one line of their list.
  ///
  /// Stops with advice if there are more or fewer arguments than the function takes.
  ///
  /// - Complexity: the value, and one line.
  public func callAsFunction(_ arguments: [Traced]) -> Traced {
    checkArity(arguments.count)
    let z = value(arguments.map(\.value))
    guard let recorder = arguments.lazy.compactMap(\.recorder).first else { return Traced(z) }
    let slot = recorder.list.append(self, arguments.map(recorder.slot(of:)))
    return Traced(value: z, slot: slot, recorder: recorder)
  }
}
