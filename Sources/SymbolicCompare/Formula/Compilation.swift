// After reading this file you know how a formula becomes a program again: a Wengert list, one line an operation.
//
//     log(1 + exp(x))         v0 = x             inputs
//                             v1 = 1             constants, at their first use
//                             v2 = exp(v0)       operations, each after its arguments
//                             v3 = v1 + v2
//                             v4 = log(v3)
//
// A list is evaluated, differentiated forwards and backwards, and printed, all without recursion: it is how
// formulas of a million operations are evaluated. A text that is only to be evaluated becomes a list at once, without
// a formula: `WengertList(parsing:)`.

import Elementary
public import ReverseCore

extension Symbolic {
  /// The formula as a Wengert list with one line for each stored operation.
  ///
  /// A subexpression that is stored once is computed once; equal ones that were built separately are computed
  /// separately, as the program that built them would. To compute each distinct one once, compile
  /// ``sharingEqualSubexpressions``.
  ///
  /// - Parameter inputs: the names of the list's inputs, in order, each once. Every variable of the formula must be
  ///   among them; the list may have inputs that the formula does not use. ``variables`` is the usual choice.
  /// - Complexity: one line for each stored operation.
  public func compiled(inputs: [String]) -> WengertList {
    Symbolic.compiled([self], inputs: inputs)
  }

  /// Some formulas as one Wengert list: one output for each, in order.
  ///
  /// - Parameters:
  ///   - formulas: the formulas; what they share is computed once.
  ///   - inputs: the names of the list's inputs, each once, among them every variable of the formulas.
  /// - Complexity: one line for each operation that the formulas store.
  public static func compiled(_ formulas: [Symbolic], inputs: [String]) -> WengertList {
    let inputSlots = InputSlots(inputs)
    let order = EvaluationOrder(of: formulas)
    var list = WengertList(inputs: inputs, expectingLines: order.nodes.count, constants: 0)
    var slots: [Int] = []
    slots.reserveCapacity(order.nodes.count)
    for index in order.nodes.indices {
      switch order.nodes[index].content {
      case .numeral(let value): slots.append(list.constant(value))
      case .variable(let name):
        guard let slot = inputSlots[name] else {
          fatalError(
            "the formula has a variable \(name) that is not among the inputs \(inputs); "
              + "write compiled(inputs: formula.variables)")
        }
        slots.append(slot)
      case .operation(let primitive):
        let (a, b) = (order.first[index], order.second[index])
        slots.append(
          b < 0 ? list.append(primitive, slots[a]) : list.append(primitive, slots[a], slots[b]))
        if let label = order.nodes[index].label { list.name(slots[index], label.text) }
      }
    }
    list.outputs = order.roots.map { slots[$0] }
    return list
  }
}

/// The slots of inputs by their names, of which none may be given twice.
struct InputSlots {
  private let names: [String]

  /// For more names than are quickly compared one after the other.
  private let table: [String: Int]?

  init(_ names: [String]) {
    self.names = names
    let isLong = names.count > 8
    table = isLong ? Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first } : nil
    let isRepeated =
      if let table { table.count < names.count } else {
        names.indices.contains { names[..<$0].contains(names[$0]) }
      }
    var seen: Set<String> = []
    if isRepeated, let name = names.first(where: { !seen.insert($0).inserted }) {
      fatalError("the inputs name the variable \(SyntaxError.quoted(name)) twice; give each name once")
    }
  }

  subscript(name: String) -> Int? {
    if let table { table[name] } else { names.firstIndex(of: name) }
  }
}
