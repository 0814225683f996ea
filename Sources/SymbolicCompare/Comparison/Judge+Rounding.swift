// After reading this file you know how rounding takes a method to another piece of a function than the true one: an operand
// that lies beside a seam is rounded onto it or across it, and one that lies on the seam is rounded away from it.
//
//     floor(3*x) at the Double 1/3     3*x is 1 - 2^-54 and is rounded to 1: 1 for 0
//     abs(3*x - 1) there               the operand is rounded to 0: the mean of the slopes -3 and 3 for -3
//     where(x >= x*3/3, x, -x) at 0.1  the condition is 0, and -1.4e-17 once it is rounded: -x for x
//
// A line is asked for two pieces: that of its operands in `Double`, and that of the same operands as balls. Where these are not
// one, the lines are to blame if they explain the loss: the function without any rounding, but with these lines on the pieces that
// `Double` took, has what the methods have. Of several, that one is named which explains most of it alone. So none is blamed for
// digits that were lost elsewhere.
//
// Cost. A pass over balls for all lines on another piece together; where these are several, one more for each of the first 64. Limits: of a derivative of third or
// higher order the first such line is named.

import Dual
import Reverse
import Truth

extension Judge {
  /// The line that rounding takes to another piece, and by that makes an answer what it is; and whether it meets the seam itself
  /// there, of whose sides the methods take the mean.
  func lineAcrossSeam(_ answer: Double, for number: Ball) -> (line: WengertList.Line, isTie: Bool)? {
    let (list, values) = (compared.list, compared.values)
    let moves = derivative.order > 0 ? list.dependence(on: derivative.positions) : nil
    let taken = list.taken(at: values)
    let lines = list.lines.filter { line in
      taken[line.result] && (moves?[line.result] ?? true)
        && (derivative.order > 0 || line.primitive.jumpsAtSeam) && isOnAnotherPiece(line)
    }
    guard let line = mostToBlame(lines, answer, for: number) else { return nil }
    let (x, y) = (values[line.first], values[line.second ?? line.first])
    return (line, line.primitive.takesMeanAtSeam && line.primitive.isOnSeam(at: x, y))
  }

  /// Of lines that together explain an answer, the one that explains most of it alone.
  private func mostToBlame(
    _ lines: [WengertList.Line], _ answer: Double, for number: Ball
  ) -> WengertList.Line? {
    guard !lines.isEmpty, derivative.order < 3 else { return lines.first }
    func distance(_ lines: [WengertList.Line]) -> BigFloat? {
      let rest = numberOnPieces(ofDouble: lines).subtracting(Ball(answer), bits: SharedShadow.bits)
      return rest.isFinite ? rest.midpoint.magnitude : nil
    }
    let loss = number.subtracting(Ball(answer), bits: SharedShadow.bits).midpoint.magnitude
    guard let rest = distance(lines), rest <= loss.scaled(byPowerOfTwo: -1) else { return nil }
    if lines.count == 1 { return lines[0] }
    let distances = lines.prefix(64).map { distance([$0]) }
    var least = lines.startIndex
    for index in distances.indices {
      guard let distance = distances[index] else { continue }
      if let known = distances[least], known <= distance { continue }
      least = index
    }
    return lines[least]
  }

  /// Whether the operands in `Double` are certainly on another piece than before rounding.
  private func isOnAnotherPiece(_ line: WengertList.Line) -> Bool {
    let second = line.second ?? line.first
    let (x, y) = (compared.values[line.first], compared.values[second])
    guard let piece = line.primitive.piece(at: x, y) else { return false }
    // The certificate knows better than 128 bits what lies on the seam.
    if derivative.truth?.events.contains(where: { $0.step == line.result }) == true {
      return line.primitive.isBeside(piece, x, y)
    }
    let numbers = compared.shadow.values
    let certain = Ball.withPrecision(SharedShadow.bits) {
      line.primitive.piece(at: numbers[line.first], numbers[second])
    }
    return certain.map { $0 != piece } ?? false
  }

  /// The number of the function without any rounding but that of the operands of these lines.
  private func numberOnPieces(ofDouble lines: [WengertList.Line]) -> Ball {
    let (list, doubles, positions) = (compared.list, compared.values, derivative.positions)
    let output = list.outputs.first ?? 0
    return Ball.withPrecision(SharedShadow.bits) {
      let inputs = list.inputs.indices.map { Ball(doubles[$0]) }
      if positions.count < 2 {
        let seeds = inputs.enumerated().map {
          NestedDual(value: $1, tangent: positions.first == $0 ? Ball.one : nil)
        }
        let number = values(at: seeds, onPiecesOf: lines) {
          NestedDual(value: Ball(doubles[$0]), tangent: $1.tangent)
        }[output]
        return positions.isEmpty ? number.value : number.tangent ?? .zero
      }
      let number = values(at: inputs.seededTwice(positions[0], positions[1]), onPiecesOf: lines) {
        NestedDual(
          value: NestedDual(value: Ball(doubles[$0]), tangent: $1.value.tangent), tangent: $1.tangent)
      }[output]
      return number.tangent?.tangent ?? .zero
    }
  }

  /// The number in every slot, where these lines see other operands: the condition of a gate, both operands of others.
  private func values<T: Scalar>(
    at inputs: [T], onPiecesOf lines: [WengertList.Line], _ rounded: (_ slot: Int, T) -> T
  ) -> [T] {
    let list = compared.list
    var numbers = list.values(at: inputs)
    let slots = Set(lines.map(\.result))
    let conditions = Set(lines.filter(\.isGate).map(\.first))
    for line in list.lines {
      let isMeant = slots.contains(line.result) || line.isGate && conditions.contains(line.first)
      let x = isMeant ? rounded(line.first, numbers[line.first]) : numbers[line.first]
      guard let second = line.second else {
        numbers[line.result] = .apply(line.primitive, to: x) ?? x
        continue
      }
      let y = isMeant && !line.isGate ? rounded(second, numbers[second]) : numbers[second]
      numbers[line.result] = .apply(line.primitive, to: x, y) ?? x
    }
    return numbers
  }
}

extension Primitive {
  /// Whether the methods take the mean of what is on both sides of the seam when they meet it.
  fileprivate var takesMeanAtSeam: Bool {
    switch self {
    case .unary(.abs), .unary(.relu), .unary(.sign), .unary(.heaviside): true
    case .binary(let function): function.isSelection || function == .hypot
    default: false
    }
  }

  /// Whether the value may jump at the seam.
  fileprivate var jumpsAtSeam: Bool {
    switch self {
    case .unary(.floor), .unary(.sign), .unary(.heaviside), .binary(.mod): true
    case .binary(let function): function.isGate
    default: false
    }
  }

  /// Whether rounding has taken operands that lie on a seam to a piece to which the seam does not belong.
  ///
  /// A condition that is 0 belongs to the piece of those that are not positive.
  fileprivate func isBeside(_ piece: Double, _ x: Double, _ y: Double) -> Bool {
    switch self {
    case .unary(.floor): piece < x.rounded()
    case .binary(.mod): piece < (x / y).rounded()
    case .binary(let function) where function.isGate: piece > 0
    default: piece != 0
    }
  }

  /// A number that tells the pieces of a function apart: a whole one where there are many, else the side of the seam, 0 on it;
  /// `nil` for what is not made of pieces.
  package func piece(at x: Double, _ y: Double) -> Double? {
    let piece: Double? =
      switch self {
      case .unary(.floor): x.rounded(.down)
      case .binary(.mod): (x / y).rounded(.down)
      default: seam(at: x, y).map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
      }
    return piece?.isNaN == true ? nil : piece
  }

  /// The same of balls; `nil` where these hold numbers of more than one piece, and for the cut of `atan2`.
  fileprivate func piece(at x: Ball, _ y: Ball) -> Double? {
    func whole(_ x: Ball) -> Double? {
      let piece = Ball.apply(.floor, to: x)
      return piece.radius.isZero ? piece.midpoint.nearestDouble : nil
    }
    let sign: Int?
    switch self {
    case .unary(.floor): return whole(x)
    case .binary(.mod): return whole(x / y)
    case .binary(.max), .binary(.min): sign = (x - y).certainSign
    case .binary(.hypot): sign = (x * x + y * y).certainSign
    case .binary(let function): sign = function.isGate ? x.certainSign : nil
    default: sign = x.certainSign
    }
    return sign.map { Double($0) }
  }
}
