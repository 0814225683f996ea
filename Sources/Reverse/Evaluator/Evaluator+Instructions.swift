// After reading this file you know the small machine's instructions, and how a list becomes a row of them.
//
//     line of the list        forwards             backwards
//     v3 = v1 * v2            multiply v1, v2      v̄1 += v̄3·v2;  v̄2 += v̄3·v1
//     v4 = v3 + 2             add v3, 2            v̄3 += v̄4                        a constant gets nothing
//     v5 = sin(v4)            sin v4               v̄4 += v̄5·slope                  the slope was put down forwards
//
// What is known beforehand is done beforehand: lines that do not reach the output are left out, those that depend on no
// input are computed, a constant factor or term becomes the second operand, and x² becomes x·x.

/// What an instruction computes.
enum Operation: UInt8 {
  /// The end of the row.
  case end

  case negate, add, subtract, multiply, divide

  /// The usual functions, each with an instruction of its own, and the others.
  case exp, log, sqrt, sin, cos, tanh, unary

  /// Functions of two operands: both active, only the first, only the second.
  case binary, binaryByFirst, binaryBySecond

  /// A function with a derivative of its own.
  case call

  /// A run of instructions of one kind: `Runs.swift`.
  case run

  /// The first operand is the result of the instruction before, which need not be fetched from memory.
  case addLast, multiplyLast, expLast, logLast

  /// The same operation on the last result.
  var onLast: Operation {
    switch self {
    case .add: .addLast
    case .multiply: .multiplyLast
    case .exp: .expLast
    case .log: .logLast
    default: self
    }
  }
}

/// What an instruction sends back to its operands x and y, when its result z has the adjoint z̄.
enum Message: UInt8 {
  /// The beginning of the row, where the way back ends.
  case end

  /// x̄ += z̄, ȳ += z̄.
  case sum

  /// x̄ += z̄, ȳ −= z̄.
  case difference

  /// x̄ += z̄: the other term is a constant.
  case same

  /// ȳ −= z̄; x is a constant, or there is one operand only, and it is y.
  case opposite

  /// x̄ += z̄·y, ȳ += z̄·x.
  case product

  /// x̄ += z̄·y: the factor y is a constant.
  case multiple

  /// x̄ += z̄·(1/y), ȳ −= z̄·(z/y).
  case quotient

  /// x̄ += z̄·(1/y): the divisor y is a constant.
  case fraction

  /// x̄ += z̄·z: the slope is the value, as that of exp is.
  case value

  /// x̄ += z̄·slope.
  case slope

  /// ȳ += z̄·slope.
  case slopeBySecond

  /// x̄ += z̄·slope₁, ȳ += z̄·slope₂.
  case slopes

  /// What the function's own pullback says.
  case call

  /// What the instructions of a run send.
  case run

  /// How many slopes are put down for it on the way forwards.
  var slopeCount: Int {
    switch self {
    case .slope, .slopeBySecond: 1
    case .slopes: 2
    default: 0
    }
  }

  /// Whether something goes to x.
  var goesToFirst: Bool {
    switch self {
    case .end, .opposite, .slopeBySecond, .call, .run: false
    default: true
    }
  }

  /// Whether something goes to y.
  var goesToSecond: Bool {
    switch self {
    case .sum, .difference, .opposite, .product, .quotient, .slopeBySecond, .slopes: true
    default: false
    }
  }
}

/// One line of a list, with its slots renumbered.
struct Instruction {
  var operation: Operation
  var message: Message

  /// Whether the message to an operand is the first that its adjoint gets, on the way back.
  var isNewToFirst = false
  var isNewToSecond = false

  /// The function, where the operation does not say which.
  var primitive: Primitive

  /// The slots of the operands, both the same where there is one operand; for a call, its number.
  var first: UInt32
  var second: UInt32

  static let end = Instruction(operation: .end, message: .end, primitive: .negate, first: 0, second: 0)

  /// The call of a function with its own derivative.
  static func call(number: Int) -> Instruction {
    Instruction(operation: .call, message: .call, primitive: .negate, first: UInt32(number), second: 0)
  }
}

extension Instruction {
  /// Where an operand is, and its value if it is a constant.
  struct Operand {
    var slot: UInt32
    var constant: Double?
    var isActive: Bool { constant == nil }
  }

  /// An instruction for a primitive, of whose operands one may be a constant.
  init(_ primitive: Primitive, _ first: Operand, _ second: Operand) {
    let areActive = first.isActive && second.isActive
    let isFactorFirst = !first.isActive && (primitive == .add || primitive == .multiply)
    let isSquare = primitive == .binary(.pow) && second.constant == 2
    let (x, y) = isFactorFirst ? (second, first) : (first, isSquare ? first : second)
    let (operation, message): (Operation, Message) =
      switch primitive {
      case .negate: (.negate, .opposite)
      case .add: (.add, areActive ? .sum : .same)
      case .subtract: (.subtract, areActive ? .difference : first.isActive ? .same : .opposite)
      case .multiply: (.multiply, areActive ? .product : .multiple)
      case .divide: (.divide, areActive || !first.isActive ? .quotient : .fraction)
      case .unary(.exp): (.exp, .value)
      case .unary(.log): (.log, .slope)
      case .unary(.sqrt): (.sqrt, .slope)
      case .unary(.sin): (.sin, .slope)
      case .unary(.cos): (.cos, .slope)
      case .unary(.tanh): (.tanh, .slope)
      case .unary: (.unary, .slope)
      case .binary where isSquare: (.multiply, .product)
      case .binary where areActive: (.binary, .slopes)
      case .binary: first.isActive ? (.binaryByFirst, .slope) : (.binaryBySecond, .slopeBySecond)
      }
    self.init(operation: operation, message: message, primitive: primitive, first: x.slot, second: y.slot)
  }
}
