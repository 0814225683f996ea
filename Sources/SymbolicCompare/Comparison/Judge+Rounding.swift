// After reading this file you know how rounding takes a method to another piece of a function than the true one: an operand
// that lies beside a seam is rounded onto it or across it, and one that lies on the seam is rounded away from it.
//
//     floor(3*x) at the Double 1/3     3*x is 1 - 2^-54 and is rounded to 1: 1 for 0
//     abs(3*x - 1) there               the operand is rounded to 0: the mean of the slopes -3 and 3 for -3
//     where(x >= x*3/3, x, -x) at 0.1  the condition is 0, and -1.4e-17 once it is rounded: -x for x
//
// A function that does not jump at its seam only changes its slope there. So it is looked at for derivatives where it is met
// exactly, and the methods take the mean of both sides; one that jumps for values, too.

import Truth

extension Judge {
  /// The first line that rounding takes to another piece, and whether it meets the seam itself there, of whose sides the
  /// methods take the mean.
  var lineAcrossSeam: (line: WengertList.Line, isTie: Bool)? {
    let (list, values) = (compared.list, compared.values)
    let moves = derivative.order > 0 ? list.dependence(on: derivative.positions) : nil
    let events = Set(derivative.truth?.events.map(\.step) ?? [])
    for line in list.lines where moves?[line.result] ?? true {
      let (x, y) = (values[line.first], values[line.second ?? line.first])
      let isOnSeam = line.primitive.isOnSeam(at: x, y)
      if line.primitive.takesMeanAtSeam {
        let isMeant = derivative.order > 0 || line.primitive.jumpsAtSeam
        if isMeant && isOnSeam && !events.contains(line.result) { return (line, true) }
      } else if line.primitive.jumpsAtSeam, let piece = line.primitive.piece(at: x, y) {
        let isAtSeam = events.contains(line.result)
        if isAtSeam ? line.primitive.isBeside(piece, x, y) : isAcross(line, from: piece) {
          return (line, false)
        }
      }
    }
    return nil
  }

  /// Whether the operands before rounding are certainly on another piece.
  private func isAcross(_ line: WengertList.Line, from piece: Double) -> Bool {
    let numbers = compared.shadow.values
    let (x, y) = (numbers[line.first], numbers[line.second ?? line.first])
    return Ball.withPrecision(SharedShadow.bits) {
      switch line.primitive {
      case .unary(.floor), .binary(.mod):
        let distance = (line.primitive == .unary(.floor) ? x : x / y) - Ball(piece)
        return distance.isFinite
          && (distance.certainSign == -1 || (distance - Ball(1)).certainSign ?? -1 >= 0)
      default: return x.certainSign.map { ($0 > 0) != (piece > 0) } ?? false
      }
    }
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

  /// Whether a piece is not the one to which the seam belongs that these operands are rounded from.
  fileprivate func isBeside(_ piece: Double, _ x: Double, _ y: Double) -> Bool {
    switch self {
    case .unary(.floor): piece < x.rounded()
    case .binary(.mod): piece < (x / y).rounded()
    default: piece > 0
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
}
