// After reading this file you can follow reverse mode by hand: the forward and the reverse table of Baydin et al. as one, with
// every message that the backward sweep sends.
//
// Example: ln(x1) + x1·x2 − sin(x2) at (2, 5), Baydin et al. (2018), table 3.
//
//     forward primal trace                      reverse adjoint trace
//     x1 = 2                                    x̄1 = 5 + 0.5 = 5.5
//     x2 = 5                                    x̄2 = 2 − 0.2837 = 1.7163
//     v1 = log(x1)  = 0.6931                    x̄1 += v̄1 · ∂v1/∂x1 = 1 · 0.5 = 0.5
//     …                                         …
//
// The forward trace is read downwards, the reverse one upwards. "–" means that nothing was propagated: it is not 0.

/// The evaluation of a list at one point, with tangents, adjoints and messages.
///
/// ```swift
/// print(EvaluationTrace(of: list, at: [2, 5]))
/// ```
///
/// - Complexity: one sweep of each kind; the text has one line a slot and one a message.
public struct EvaluationTrace: Sendable {
  /// The list that was evaluated.
  public let list: WengertList

  /// The number in each slot.
  public let values: [Double]

  /// The direction of the inputs along which the tangents are taken.
  public let direction: [Double]

  /// The derivative of each slot along the direction; `nil` where no moving input is reached.
  public let tangents: [Double?]

  /// The derivative of the output by each slot; `nil` where nothing was propagated.
  public let adjoints: [Double?]

  /// What the backward sweep sends, in its order.
  public let messages: [Message]

  /// Evaluates the first output of a list.
  ///
  /// - Parameters:
  ///   - list: the list.
  ///   - point: one number for each input.
  ///   - direction: one number for each input; the first input alone if it is left out.
  public init(of list: WengertList, at point: [Double], along direction: [Double]? = nil) {
    let output = list.firstOutput()
    self.list = list
    self.direction = direction ?? point.indices.map { $0 == 0 ? 1 : 0 }
    values = list.values(at: point)
    tangents = list.tangents(values: values, direction: self.direction)
    adjoints = list.adjoints(values: values, seed: 1, output: output)
    messages = list.messages(values: values, adjoints: adjoints)
  }
}

extension EvaluationTrace {
  /// One message of the backward sweep: `x̄ += z̄ · ∂z/∂x`.
  public struct Message: Sendable, Hashable {
    /// The slot of the result, from which the message comes.
    public let source: Int

    /// The slot of the operand, to which the message goes.
    public let target: Int

    /// The adjoint of the result.
    public let adjoint: Double

    /// The partial derivative of the result by the operand.
    public let partial: Double

    /// What is added to the operand's adjoint: the product of the two.
    public var amount: Double { adjoint * partial }
  }
}

extension WengertList {
  /// What each line sends to its operands, from the last line to the first.
  package func messages(values: [Double], adjoints: [Double?]) -> [EvaluationTrace.Message] {
    var messages: [EvaluationTrace.Message] = []
    for line in lines.reversed() {
      guard let adjoint = adjoints[line.result] else { continue }
      let z = values[line.result]
      for (operand, slot) in zip([Operand.first, .second], line.operands) where dependsOnInputs[slot] {
        // A message of seed 1 is the partial itself.
        guard let partial = Self.message(1.0, through: line, to: operand, values: values, result: z) else {
          continue
        }
        messages.append(
          EvaluationTrace.Message(source: line.result, target: slot, adjoint: adjoint, partial: partial))
      }
    }
    if calls.isEmpty { return messages }
    for call in calls {
      guard let adjoint = adjoints[call.result] else { continue }
      for (slot, partial) in zip(call.operands, Self.messages(1.0, through: call, values: values))
      where dependsOnInputs[slot] {
        messages.append(
          EvaluationTrace.Message(source: call.result, target: slot, adjoint: adjoint, partial: partial))
      }
    }
    return messages.sorted { $0.source > $1.source }
  }
}
