// After reading this file you know the components of a multi-layer perceptron, each as its two formulas.
//
// Vector-valued variables: x.grad is y.grad contracted with the Jacobian, x.grad[i] += Σⱼ y.grad[j] ∂y[j]/∂x[i].
// No component builds the Jacobian: each knows what the sum comes to.

extension EDF {
  /// The affine map of a minibatch, y[b,j] = x[b,i] W[i,j] + B[j].
  public final class Affine: Component {
    /// Registers y = x·W + B with the parameters [W, B].
    public init(_ parameters: [Node], _ x: Node) {
      guard parameters.count == 2 else {
        stop("EDF.Affine: takes the parameters [W, B], not \(parameters.count) of them")
      }
      super.init("Affine", parameters + [x])
    }

    /// Computes y[b,j] = x[b,i] W[i,j] + B[j].
    public override func forward() {
      let (W, B, x) = (operands[0].value, operands[1].value, operands[2].value)
      value = matmul(x, W) + B
    }

    /// Adds to the grads: x.grad[b,i] += y.grad[b,j] W[i,j], W.grad[i,j] += y.grad[b,j] x[b,i], B.grad[j] +=
    /// y.grad[b,j].
    public override func backward() {
      let (W, B, x) = (operands[0], operands[1], operands[2])
      x.addGrad(matmul(grad, W.value.transposed()))
      W.addGrad(matmul(x.value.transposed(), grad))
      B.addGrad(grad)
    }
  }

  /// A primitive of numbers, element by element: y = f(x) or z = g(y, x).
  public class Elementwise: Component {
    private let primitive: Primitive

    /// Registers z = g(y, x) for a primitive g such as `.multiply` or `.binary(.pow)`.
    public init(_ primitive: Primitive, _ operands: Node...) {
      guard primitive.arity == operands.count else {
        stop("EDF: '\(primitive.name)' takes \(primitive.arity) operands, not \(operands.count)")
      }
      self.primitive = primitive
      super.init(primitive.name, operands)
    }

    /// Computes z[b,i] = g(y[b,i], x[b,i]).
    public override func forward() {
      value = NDArray.apply(.elementwise(primitive), to: operands.map(\.value))
    }

    /// Adds to the grads: y.grad[b,i] += z.grad[b,i] ∂g/∂y, x.grad[b,i] += z.grad[b,i] ∂g/∂x, with the partials
    /// of `Rules`.
    public override func backward() {
      let (x, y) = (operands[0].value, operands[operands.count - 1].value)
      for (operand, place) in zip(operands, [Operand.first, .second]) {
        operand.addGrad(grad.timesPartial(of: primitive, by: place, at: x, y, value: value))
      }
    }
  }

  /// y = σ(x) = 1/(1 + exp(−x)), element by element.
  public final class Sigmoid: Elementwise {
    /// Registers y = σ(x).
    public init(_ x: Node) { super.init(.unary(.sigmoid), x) }
  }

  /// y = tanh(x), element by element.
  public final class Tanh: Elementwise {
    /// Registers y = tanh(x).
    public init(_ x: Node) { super.init(.unary(.tanh), x) }
  }

  /// y = max(x, 0), element by element.
  public final class ReLU: Elementwise {
    /// Registers y = max(x, 0).
    public init(_ x: Node) { super.init(.unary(.relu), x) }
  }

  /// z = x + y, element by element.
  public final class Add: Elementwise {
    /// Registers z = x + y.
    public init(_ x: Node, _ y: Node) { super.init(.add, x, y) }
  }

  /// z = x·y, element by element.
  public final class Multiply: Elementwise {
    /// Registers z = x·y.
    public init(_ x: Node, _ y: Node) { super.init(.multiply, x, y) }
  }

  /// y = x, with nothing passed back: the program takes x as given.
  public final class StopGradient: Component {
    /// Registers y = x.
    public init(_ x: Node) { super.init("StopGradient", [x]) }

    /// Computes y = x.
    public override func forward() { value = operands[0].value }
  }
}
