// Task 5, part 1: components of the Educational Framework: forward() sets the value, backward() adds to the operands' grads.

import Reverse

/// z = x·σ(x), element by element, where σ(x) = 1/(1 + exp(−x)).
final class Swish: EDF.Component {
  init(_ x: EDF.Node) { super.init("Swish", [x]) }

  override func forward() {
    // solution
    let x = operands[0].value
    value = x * sigmoid(x)
    // starter: value = operands[0].value  // write z from operands[0].value
    // end
  }

  override func backward() {
    // solution
    let s = sigmoid(operands[0].value)
    let partial = s + value * (NDArray(1) - s)
    operands[0].addGrad(grad * partial)
    // starter: // operands[0].addGrad(grad * …)
    // end
  }
}

/// The affine map of a minibatch, y[b,j] = Σᵢ x[b,i] W[i,j] + B[j].
final class MyAffine: EDF.Component {
  init(_ w: EDF.Node, _ b: EDF.Node, _ x: EDF.Node) { super.init("MyAffine", [w, b, x]) }

  override func forward() {
    // solution
    value = matmul(operands[2].value, operands[0].value) + operands[1].value
    // starter: value = matmul(operands[2].value, operands[0].value)  // something is missing
    // end
  }

  override func backward() {
    // solution
    let (w, b, x) = (operands[0], operands[1], operands[2])
    x.addGrad(matmul(grad, w.value.transposed()))
    w.addGrad(matmul(x.value.transposed(), grad))
    b.addGrad(grad)
    // starter: // x.grad[b,i] += Σⱼ y.grad[b,j] W[i,j], and the same for W and B. addGrad sums over the minibatch for B.
    // end
  }
}
