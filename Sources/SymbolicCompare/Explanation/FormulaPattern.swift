// After reading this file you know how a form with placeholders, log(1 + exp(u)), is found in a formula.
//
//     form       log                    formula    log               u is bound to w*x + b. A second u in the form
//                 |                                 |                must be the same subformula again; sums and
//                 +                                 +                products may stand the other way round, and
//                / \                               / \               u^2 may be written u*u.
//               1  exp                           exp  1
//                   |                             |
//                   u                           w*x + b

/// A place in a formula where a ``StableForm`` fits.
struct StableFormMatch {
  let form: StableForm

  /// What u and v stand for: indices into the evaluation order.
  let bindings: [String: Int]

  /// The nodes that the form covers, the outermost first; what u and v stand for is not among them.
  let covered: [Int]
}

/// Finds forms in a formula.
struct StableFormSearch {
  let order: EvaluationOrder
  private let numbers: [Int]

  init(in formula: Symbolic) {
    order = EvaluationOrder(of: [formula])
    numbers = StructuralNumbering(order).numbers
  }

  /// The forms that fit, outermost first; a node is covered by one form at most.
  ///
  /// - Complexity: a bounded number of comparisons for each stored node.
  func matches() -> [StableFormMatch] {
    var matches: [StableFormMatch] = []
    var taken = Array(repeating: false, count: order.nodes.count)
    for index in order.nodes.indices.reversed() where !taken[index] {
      guard case .operation(let primitive) = order.nodes[index].content else { continue }
      for (form, template) in Self.templates[primitive] ?? [] {
        var attempt = Attempt()
        guard fits(template, index, &attempt) else { continue }
        for node in attempt.covered { taken[node] = true }
        matches.append(StableFormMatch(form: form, bindings: attempt.bindings, covered: attempt.covered))
        break
      }
    }
    return matches
  }

  private struct Attempt {
    var bindings: [String: Int] = [:]
    var covered: [Int] = []
  }

  /// Whether a template fits a node; its depth is that of the template, five at most.
  private func fits(_ template: Node, _ index: Int, _ attempt: inout Attempt) -> Bool {
    let node = order.nodes[index]
    switch template.content {
    case .numeral: return node.content == template.content
    case .variable(let name):
      if let bound = attempt.bindings[name] { return numbers[bound] == numbers[index] }
      attempt.bindings[name] = index
      return true
    case .operation(let primitive):
      let before = attempt
      attempt.covered.append(index)
      let (a, b) = (order.first[index], order.second[index])
      guard let left = template.first else { return false }
      if node.content == .operation(.multiply), primitive == .binary(.pow),
        template.second?.content == .numeral(2)
      {
        return numbers[a] == numbers[b] && fits(left, a, &attempt)
      }
      guard node.content == template.content else { return false }
      guard let right = template.second else { return fits(left, a, &attempt) }
      let start = attempt
      if fits(left, a, &attempt) && fits(right, b, &attempt) { return true }
      guard primitive == .add || primitive == .multiply else {
        attempt = before
        return false
      }
      attempt = start
      return fits(left, b, &attempt) && fits(right, a, &attempt)
    }
  }

  /// The forms as formulas, by their outermost primitive.
  private static let templates: [Primitive: [(form: StableForm, template: Node)]] = {
    var table: [Primitive: [(form: StableForm, template: Node)]] = [:]
    for form in StableForm.all {
      guard let template = try? Symbolic(parsing: form.written).node else { continue }
      guard case .operation(let primitive) = template.content else { continue }
      table[primitive, default: []].append((form, template))
    }
    return table
  }()
}

extension StableFormSearch {
  /// What a form stands for in this formula: its text with u and v filled in, as formulas.
  func filledIn(_ match: StableFormMatch) -> (written: Symbolic, remedy: Symbolic)? {
    let names = match.bindings.keys.sorted()
    let arguments = names.compactMap { match.bindings[$0].map { Symbolic(order.nodes[$0]) } }
    guard let root = match.covered.first, let remedy = try? Symbolic(parsing: match.form.remedy) else {
      return nil
    }
    return (Symbolic(order.nodes[root]), remedy.compiled(inputs: names).value(at: arguments))
  }

  /// For each stored node its slot in the formula's compiled list: every operation and numeral takes a new one.
  func slots(inputs: [String]) -> [Int] {
    var next = inputs.count
    return order.nodes.map { node in
      if case .variable(let name) = node.content { return inputs.firstIndex(of: name) ?? 0 }
      defer { next += 1 }
      return next
    }
  }
}
