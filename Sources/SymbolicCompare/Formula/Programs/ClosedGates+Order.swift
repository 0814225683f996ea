// After reading this file you know in which order a program with closed gates is written: each line after what it is made of and
// after the numbers of its gates, in a search that goes down first to what a line needs (Knuth, The Art of Computer Programming,
// volume 1, section 2.2.3: topological sorting).
//
//     a = sqrt(x); b = log(y); where(b > 0, a*b, 0)        b = log(y)   closed1 = b <= 0   a = 0 if closed1 else sqrt(x)   …
//
// Where a gate hangs on what another lets through, what both of them use would wait for itself:
//
//     a = log(x); b = where(y > 0, a, 1); where(b > 0, a, 2)        a is behind both gates, and the second one is asked about b
//
// Such a line is computed always. Lines of a sweep back stay where they are, behind all others.

extension ClosedGates {
  /// What was found in looking for an order.
  enum Order {
    case lines([Line])
    case circle([String])
  }

  /// The lines in order, or names that would have to be computed from one another.
  func ordered(_ program: DerivativeProgram) -> Order {
    let assignments = program.assignments
    var indices: [String: Int] = [:]
    for (index, assignment) in assignments.enumerated() where assignment.sender == nil {
      indices[assignment.name] = index
    }
    var lines: [Line] = []
    var (isOpen, isDone) = (Set<Int>(), Set<Int>())
    for start in assignments.indices {
      var path = [start]
      while let index = path.last {
        let assignment = assignments[index]
        let place = places[assignment.sender ?? assignment.name] ?? Self.outside
        if isOpen.contains(index) || isDone.contains(index) || assignment.sender != nil {
          path.removeLast()
          isOpen.remove(index)
          guard isDone.insert(index).inserted else { continue }
          let isFree = place == Self.outside || assignment.formula.isHarmless
          lines.append(Line(assignment: assignment, gate: isFree ? nil : place))
          continue
        }
        isOpen.insert(index)
        let needed = (assignment.formula.names(program.calls) + numbers(of: place)).compactMap { indices[$0] }
        if needed.contains(where: isOpen.contains) {
          return .circle(path.filter(isOpen.contains).map { assignments[$0].name })
        }
        path += needed.filter { !isDone.contains($0) }.reversed()
      }
    }
    return .lines(lines)
  }

  /// The names of the numbers on which a gate hangs.
  private func numbers(of place: Int) -> [String] {
    var (remaining, seen, names) = ([place], Set<Int>(), [String]())
    while let gate = remaining.popLast() {
      guard gate != Self.outside, seen.insert(gate).inserted else { continue }
      if case .sign(.variable(let name), _) = gates[gate].test { names.append(name) }
      remaining += gates[gate].needed
    }
    return names
  }
}

extension Symbolic {
  /// The names in it, those in the arguments of calls too.
  fileprivate func names(_ calls: [String: DerivativeProgram.Call]) -> [String] {
    var (remaining, names) = ([node], [String]())
    while let node = remaining.popLast() {
      if case .variable(let name) = node.content {
        if let call = calls[name] { remaining += call.arguments.map(\.node) } else { names.append(name) }
      }
      remaining += [node.second, node.first].compactMap(\.self)
    }
    return names
  }
}

extension Symbolic {
  /// Whether it is made of sums and signs of names alone, which can be computed whatever they are.
  fileprivate var isHarmless: Bool {
    var remaining = [node]
    while let node = remaining.popLast() {
      switch node.content {
      case .numeral, .variable: continue
      case .operation(.add), .operation(.subtract), .operation(.negate):
        remaining += [node.first, node.second].compactMap(\.self)
      case .operation: return false
      }
    }
    return true
  }
}
