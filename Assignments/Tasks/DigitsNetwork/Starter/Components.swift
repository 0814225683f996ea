// Task 5, part 1: components of the Educational Framework: forward() sets the value, backward() adds to the operands' grads.

import Reverse

/// z = x·σ(x), element by element, where σ(x) = 1/(1 + exp(−x)).
final class Swish: EDF.Component {
  init(_ x: EDF.Node) { super.init("Swish", [x]) }

  override func forward() {
    value = operands[0].value  // write z from operands[0].value
  }

  override func backward() {
    // operands[0].addGrad(grad * …)
  }
}

/// The affine map of a minibatch, y[b,j] = Σᵢ x[b,i] W[i,j] + B[j].
final class MyAffine: EDF.Component {
  init(_ w: EDF.Node, _ b: EDF.Node, _ x: EDF.Node) { super.init("MyAffine", [w, b, x]) }

  override func forward() {
    value = matmul(operands[2].value, operands[0].value)  // something is missing
  }

  override func backward() {
    // x.grad[b,i] += Σⱼ y.grad[b,j] W[i,j], and the same for W and B. addGrad sums over the minibatch for B.
  }
}
