// Task 7, part 1: the rules of differentiation, from formulas to formulas.

import SymbolicCompare

/// The derivative of f = operation(u, v), where u and v have the derivatives du and dv.
///
/// Of an operation with one operand v and dv say nothing. An exponent is a constant.
func rule(
  _ operation: Primitive, _ f: Symbolic, _ u: Symbolic, _ v: Symbolic, _ du: Symbolic, _ dv: Symbolic
) -> Symbolic {
  switch operation {
  case .add: return du + dv
  // solution
  case .subtract: return du - dv
  case .negate: return -du
  case .multiply: return du * v + u * dv
  case .divide: return (du * v - u * dv) / (v * v)
  case .unary(.exp): return f * du
  case .unary(.log): return du / u
  case .unary(.sin): return cos(u) * du
  case .unary(.cos): return -sin(u) * du
  case .unary(.sqrt): return du / (2 * f)
  case .binary(.pow): return v * pow(u, v - 1) * du
  // starter: // Write the others: .subtract, .negate, .multiply, .divide, .unary(.exp), .unary(.log), .unary(.sin),
  // starter: // .unary(.cos), .unary(.sqrt), and .binary(.pow) with a constant exponent v.
  // end
  default: return Symbolic(.nan)  // not asked for
  }
}
