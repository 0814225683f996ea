// After reading this file you know the evaluation trace: the one object of which the value, the tangents, the
// adjoints and the graph of a function are all views.
//
// Idea. However long a program is, on one run it performs a straight line of primitives. Written down one a
// line, each result in a slot of its own, they are a Wengert list (Wengert 1964).
//
// Example: ln(x1) + x1·x2 − sin(x2) at (2, 5), from the survey of Baydin et al. (2018), tables 2 and 3.
//
//     slot   line               value       adjoint
//     0      x1                 2           5.5        = 5 + 1/2
//     1      x2                 5           1.7163…    = 2 − cos 5
//     2      v1 = log(x1)       0.6931…     1
//     3      v2 = x1 * x2       10          1
//     4      v3 = sin(x2)       −0.9589…    −1
//     5      v4 = v1 + v2       10.6931…    1
//     6      v5 = v4 - v3       11.6520…    1          ← seed
//
//            values are made downwards ↓    adjoints upwards ↑
//
// Algebra. The adjoint of slot i is v̄ᵢ = ∂y/∂vᵢ. The chain rule runs over the lines that use vᵢ:
// v̄ᵢ = Σ v̄ₖ · ∂vₖ/∂vᵢ. Going through the lines backwards, every v̄ₖ is complete before it is used, which is
// why the list needs no topological sort: the order of evaluation is one.
//
// Cost. The forward sweep is the function itself, the backward sweep at most a small multiple of it, however
// many inputs there are (Griewank & Walther 2008, section 4.6). Memory: one number a slot and sweep.
//
// Limits. The list holds the operations of one run: a program that branches on its inputs has several lists.

/// A function written as a list of primitives, one a line.
///
/// Slots are numbered from 0: the inputs first, then constants and results in the order in which they are
/// made. A line's operands are slots before its own.
///
/// ```swift
/// var list = WengertList(inputs: ["w", "x", "b"])
/// let product = list.append(.multiply, 0, 1)
/// let sum = list.append(.add, product, 2)
/// list.outputs = [list.append(.unary(.softplus), sum)]
/// print(list.valueWithGradient(at: [1.0, 2.0, 0.5]).gradient)
/// ```
///
/// - Complexity: one line of 40 bytes an operation.
public struct WengertList: Sendable {
  /// One operation: `result = primitive(first, second)`.
  @frozen
  public struct Line: Sendable, Hashable {
    /// The primitive that the line computes.
    public let primitive: Primitive

    /// The slot of the first operand.
    public let first: Int

    /// The slot of the second operand; `nil` if the primitive has one.
    public let second: Int?

    /// The slot of the result.
    public let result: Int

    /// The slots of the operands, one or two.
    public var operands: [Int] { second.map { [first, $0] } ?? [first] }

    @inlinable
    init(primitive: Primitive, first: Int, second: Int?, result: Int) {
      self.primitive = primitive
      self.first = first
      self.second = second
      self.result = result
    }
  }

  /// A number that stands in a slot from the start.
  @frozen
  public struct Constant: Sendable, Hashable {
    /// The slot in which the number stands.
    public let slot: Int

    /// The number that stands in the slot.
    public let value: Double

    @inlinable
    init(slot: Int, value: Double) {
      self.slot = slot
      self.value = value
    }
  }

  /// The names of the inputs, which are slots 0, 1, 2 and so on.
  public let inputs: [String]

  /// The constants, in the order of their slots.
  public internal(set) var constants: [Constant] = []

  /// The operations, in the order in which they are done.
  public internal(set) var lines: [Line] = []

  /// The calls of functions with their own derivative, in the order in which they are done.
  public internal(set) var calls: [Call] = []

  /// The slots that are the function's results, the first one being its value; stops if there is no such slot yet.
  public var outputs: [Int] = [] {
    didSet {
      for slot in outputs where !(0..<slotCount).contains(slot) {
        stop("\(slot) cannot be an output, there are \(slotCount) slots: write the slot that append returned")
      }
    }
  }

  /// The names that a program gave to its results, by slot; a result without one is v1, v2, … in print.
  public private(set) var names: [Int: String] = [:]

  /// Gives a result the name under which it is printed; the first name given to a slot is kept.
  package mutating func name(_ slot: Int, _ name: String) {
    if names[slot] == nil { names[slot] = name }
  }

  /// The number of slots: inputs, constants and results.
  public internal(set) var slotCount: Int

  /// Whether each slot depends on an input; what does not has no adjoint.
  @usableFromInline package var dependsOnInputs: [Bool]

  /// Starts a list with inputs of these names, which are used for printing and nothing else.
  public init(inputs: [String]) { self.init(inputs: inputs, expectingLines: 0, constants: 0) }

  /// Starts a list with inputs of these names, and room for about as many lines and constants.
  ///
  /// The list may become longer or stay shorter than expected; a right estimate saves moving its lines while it
  /// grows.
  public init(inputs: [String], expectingLines lineCount: Int, constants constantCount: Int) {
    self.inputs = inputs
    slotCount = inputs.count
    dependsOnInputs = []
    dependsOnInputs.reserveCapacity(inputs.count + lineCount + constantCount)
    dependsOnInputs.append(contentsOf: repeatElement(true, count: inputs.count))
    lines.reserveCapacity(lineCount)
    constants.reserveCapacity(constantCount)
  }

  /// Puts a constant into a new slot, and returns the slot.
  ///
  /// - Complexity: O(1), apart from moving the list while it grows.
  public mutating func constant(_ value: Double) -> Int {
    constants.append(Constant(slot: slotCount, value: value))
    return newSlot(dependsOnInputs: false)
  }

  /// Writes the line `primitive(a)`, and returns the slot of its result.
  ///
  /// Stops with advice for an operand that is no slot yet, or a primitive that takes another number of operands.
  ///
  /// - Complexity: O(1), apart from moving the list while it grows.
  public mutating func append(_ primitive: Primitive, _ a: Int) -> Int {
    check(primitive, takes: 1, operands: a, a)
    lines.append(Line(primitive: primitive, first: a, second: nil, result: slotCount))
    return newSlot(dependsOnInputs: dependsOnInputs[a])
  }

  /// Writes the line `primitive(a, b)`, and returns the slot of its result.
  ///
  /// Stops with advice for an operand that is no slot yet, or a primitive that takes another number of operands.
  ///
  /// - Complexity: O(1), apart from moving the list while it grows.
  public mutating func append(_ primitive: Primitive, _ a: Int, _ b: Int) -> Int {
    check(primitive, takes: 2, operands: a, b)
    lines.append(Line(primitive: primitive, first: a, second: b, result: slotCount))
    return newSlot(dependsOnInputs: dependsOnInputs[a] || dependsOnInputs[b])
  }

  mutating func newSlot(dependsOnInputs depends: Bool) -> Int {
    dependsOnInputs.append(depends)
    defer { slotCount += 1 }
    return slotCount
  }

  private func check(_ primitive: Primitive, takes count: Int, operands a: Int, _ b: Int) {
    if primitive.arity != count {
      stop("'\(primitive.name)' takes \(primitive.arity) operand(s), not \(count): give append as many slots")
    }
    if a < 0 || b < 0 || a >= slotCount || b >= slotCount {
      let foreign = (0..<slotCount).contains(a) ? b : a
      stop("a line's operands are slots before it, 0 to \(slotCount - 1); \(foreign) is not one of them")
    }
  }
}

extension WengertList {
  /// The slot of the function's value; stops if no output has been named.
  @inlinable
  package func firstOutput() -> Int {
    guard let slot = outputs.first else { stop("the list has no output: write list.outputs = [slot]") }
    return slot
  }

  @inlinable
  func checkInputs(_ count: Int) {
    if count != inputs.count { stop("the list has \(inputs.count) inputs, but \(count) numbers were given") }
  }
}
