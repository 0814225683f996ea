// After reading this file you know the first of Autograd's three parts: how running a function leaves a graph
// behind (CSC421/CSC2541, Grosse et al.; Autograd by Maclaurin, Duvenaud and Johnson).
//
// The three parts:    1. tracing      running f on a `Box` makes a `Node` for each step          here
//                     2. VJPs         what each step does to an adjoint                              VJPs.swift
//                     3. backward     the nodes in reverse order, adjoints added up                  BackwardPass.swift
//
// Example. 1/(1 + exp(−z)) is traced as it is composed:
//
//     v1 = z           v2 = −v1           v3 = exp(v2)        v4 = 1 + v3         v5 = 1 / v4
//     start            parents [v1]       parents [v2]        parents [v3]        parents [v4]
//
// Gradients of gradients. Each trace has a level, one above those around it. A step is recorded at the highest
// level among its arguments, and then done again with these arguments unwrapped by one level: it is recorded
// there in turn, until plain arrays are left. So the inner and the outer derivative never mix.
//
// What a production system adds: freeing values early, arguments that are tuples, in-place updates refused.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Autograd: tracing, a table of vector–Jacobian products, and the backward pass.
public enum Autograd {}

extension Autograd {
  /// One run of a function, during which its steps are recorded; a lock keeps their numbers apart.
  final class Trace: @unchecked Sendable {
    let level: Int
    private var nodeCount = 0
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init(level: Int) {
      self.level = level
      lock.initialize(to: pthread_mutex_t())
      if pthread_mutex_init(lock, nil) != 0 { stop("the system has no lock left for a trace") }
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    func nextNumber() -> Int {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      nodeCount += 1
      return nodeCount
    }
  }

  /// A step of a traced run: its value, the function, and where the arguments came from.
  ///
  /// It is never changed once made, but for the end, when nobody else has it.
  public final class Node: @unchecked Sendable {
    /// The step's place in the run, from 1.
    public let number: Int

    /// The result of the step, unwrapped by one level.
    public let value: Box

    /// What was done; `nil` for a start, an argument of the traced function.
    public let function: Function?

    /// The function's arguments, unwrapped by one level.
    public let arguments: [Box]

    /// The nodes of those arguments that are traced, each with its position among the arguments.
    public private(set) var parents: [(argument: Int, node: Node)]

    let trace: Trace

    init(
      _ trace: Trace, _ value: Box, _ function: Function?, _ arguments: [Box], _ parents: [(Int, Node)]
    ) {
      self.trace = trace
      number = trace.nextNumber()
      self.value = value
      self.function = function
      self.arguments = arguments
      self.parents = parents.map { (argument: $0.0, node: $0.1) }
    }

    /// The start of a trace: an argument whose adjoint will be asked for.
    convenience init(startOf trace: Trace, _ value: Box) { self.init(trace, value, nil, [], []) }

    deinit {  // frees a long chain in a loop: one node's end must not wait for its parents' in a recursion
      var pending = parents
      parents = []
      while var (_, node) = pending.popLast() {
        if isKnownUniquelyReferenced(&node) {
          pending += node.parents
          node.parents = []
        }
      }
    }
  }

  /// An array that remembers how it was made.
  ///
  /// Write functions of `Box` as of any ``ArrayNumber``: `+`, `exp(x)`, `matmul(x, w)`, `x.sum()`. Without a
  /// trace around it, it is a plain array.
  public struct Box: ArrayNumber, Sendable {
    /// The numbers.
    public let array: NDArray

    /// The step that made the array; `nil` for a constant.
    public let node: Node?

    /// Lifts an array of constants.
    public init(_ constant: NDArray) {
      array = constant
      node = nil
    }

    init(_ node: Node) {
      array = node.value.array
      self.node = node
    }

    var level: Int { node?.trace.level ?? 0 }

    /// The same number as the trace one level further out sees it.
    func unwrapped(from level: Int) -> Box {
      guard let node, node.trace.level == level else { return self }
      return node.value
    }
  }
}

extension Autograd.Node: Hashable, CustomStringConvertible {
  /// Whether two nodes are the same step, not merely equal ones.
  public static func == (lhs: Autograd.Node, rhs: Autograd.Node) -> Bool { lhs === rhs }

  /// Hashes the node's identity, by which nodes are equal.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

  /// The name by which the step is shown, "v3" for the third.
  public var name: String { "v\(number)" }

  /// The step as an assignment, for example "v3 = exp(v2)".
  public var description: String {
    guard let function else { return "\(name) = start" }
    let parts = arguments.enumerated().map { place, argument in
      parents.first { $0.argument == place }?.node.name
        ?? (argument.array.count == 1 ? "\(argument)" : "constant")
    }
    let isSign = !function.name.contains { $0.isLetter }
    if isSign && parts.count == 2 { return "\(name) = \(parts[0]) \(function.name) \(parts[1])" }
    if isSign && parts.count == 1 { return "\(name) = \(function.name)\(parts[0])" }
    return "\(name) = \(function.name)(\(parts.joined(separator: ", ")))"
  }
}

extension Autograd.Box: CustomStringConvertible {
  /// The numbers, as a plain array shows them.
  public var description: String { array.description }
}
