// After reading this file you know the usual losses as components, and why softmax and logarithm belong together.
//
// With p = softmax(z) and a target row t that sums to 1, ∂/∂z of −Σ t log p is p − t. Taken in two components
// the same number comes out of a division by p, which is 0/0 as soon as exp underflows. `CrossEntropy` is both in
// one, from logits. `Softmax` and `LogLoss` are the slides' two.

extension EDF {
  /// p[b,k] = exp(z[b,k])/Σⱼ exp(z[b,j]).
  public final class Softmax: Component {
    /// Registers p = softmax(z), row by row.
    public init(_ z: Node) { super.init("Softmax", [z]) }

    /// Computes p[b,k] = exp(z[b,k])/Σⱼ exp(z[b,j]).
    public override func forward() { value = operands[0].value.softmax() }

    /// Adds to the grads: z.grad[b,k] += p[b,k] (p.grad[b,k] − Σⱼ p.grad[b,j] p[b,j]).
    public override func backward() {
      let inner = (grad * value).sum(axis: -1).insertingAxis(-1)
      operands[0].addGrad(value * (grad - inner))
    }
  }

  /// ℓ[b] = −Σₖ t[b,k] log p[b,k], for probabilities p.
  public final class LogLoss: Component {
    /// Registers ℓ = −Σ t log p, row by row.
    public init(_ p: Node, _ t: Node) { super.init("LogLoss", [p, t]) }

    /// Computes ℓ[b] = −Σₖ t[b,k] log p[b,k].
    public override func forward() {
      value = -(operands[1].value * log(operands[0].value)).sum(axis: -1)
    }

    /// Adds to the grads: p.grad[b,k] −= ℓ.grad[b] t[b,k]/p[b,k], t.grad[b,k] −= ℓ.grad[b] log p[b,k].
    public override func backward() {
      let (p, t) = (operands[0], operands[1])
      let column = grad.insertingAxis(-1)
      p.addGrad(-column * t.value / p.value)
      t.addGrad(-column * log(p.value))
    }
  }

  /// ℓ[b] = −Σₖ t[b,k] log softmax(z)[b,k], for logits z; it does not overflow.
  public final class CrossEntropy: Component {
    /// Registers ℓ = −Σ t log softmax(z), row by row.
    public init(_ z: Node, _ t: Node) { super.init("CrossEntropy", [z, t]) }

    /// Computes ℓ[b] = −Σₖ t[b,k] log softmax(z)[b,k].
    public override func forward() {
      value = operands[0].value.crossEntropy(targets: operands[1].value)
    }

    /// Adds to the grads: z.grad[b,k] += ℓ.grad[b] (p[b,k] Σⱼ t[b,j] − t[b,k]), t.grad[b,k] −= ℓ.grad[b] log
    /// p[b,k].
    public override func backward() {
      let (z, t) = (operands[0], operands[1])
      let column = grad.insertingAxis(-1)
      let weight = t.value.sum(axis: -1).insertingAxis(-1)
      let logarithm = z.value.logSoftmax()
      z.addGrad(column * (exp(logarithm) * weight - t.value))
      t.addGrad(-column * logarithm)
    }
  }

  /// ℓ[b] = ½ Σₖ (y[b,k] − t[b,k])².
  public final class SquaredError: Component {
    /// Registers ℓ = ½|y − t|², row by row.
    public init(_ y: Node, _ t: Node) { super.init("SquaredError", [y, t]) }

    /// Computes ℓ[b] = ½ Σₖ (y[b,k] − t[b,k])².
    public override func forward() {
      let error = operands[0].value - operands[1].value
      value = 0.5 * (error * error).sum(axis: -1)
    }

    /// Adds to the grads: y.grad[b,k] += ℓ.grad[b] (y[b,k] − t[b,k]), t.grad the opposite.
    public override func backward() {
      let error = operands[0].value - operands[1].value
      let delta = grad.insertingAxis(-1) * error
      operands[0].addGrad(delta)
      operands[1].addGrad(-delta)
    }
  }

  /// The mean of all numbers of x, one number.
  public final class Mean: Component {
    /// Registers the mean of x.
    public init(_ x: Node) { super.init("Mean", [x]) }

    /// Computes ℓ = Σ x/n.
    public override func forward() { value = operands[0].value.mean() }

    /// Adds to the grads: x.grad += ℓ.grad/n.
    public override func backward() {
      let x = operands[0].value
      operands[0].addGrad((grad / NDArray(Double(x.count))).broadcast(to: x.shape))
    }
  }
}
