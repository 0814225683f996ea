// CSC421/CSC2541, Autograd: the sequence of primitive operations t₁ … L under the slides' names, and the training listing.
//
// Our primitives carry their VJPs themselves, a Function is (name, function, vjps), where the slides register them in a
// table, defvjp(f, …); a Box's node is the slides' Node, and Autograd.grad is their grad.
import SymbolicCompare

// z = wx + b, y = 1/(1 + exp(−z)), L = ½(y − t)², as primitive operations.
let program = try Symbolic(
  parsing: """
    t1 = w*x; z = t1 + b; t3 = -z; t4 = exp(t3); t5 = 1 + t4; y = 1/t5; t6 = y - t; t7 = t6^2; L = t7/2; L
    """)
print(DerivativeProgram(of: program, withRespectTo: ["w", "b"], by: .reverse))

// The listing: sigmoid, predictions, loss, its gradient function, and a hundred steps.
func logisticPredictions(_ weights: Autograd.Box, _ inputs: Autograd.Box) -> Autograd.Box {
  0.5 * (tanh(matmul(inputs, weights)) + 1)
}

func trainingLoss(_ weights: Autograd.Box) -> Autograd.Box {
  let predictions = logisticPredictions(weights, inputs)
  let probabilities = predictions * targets + (1 - predictions) * (1 - targets)
  return -log(probabilities).sum()
}

let inputs = Autograd.Box(
  NDArray([[0.52, 1.12, 0.77], [0.88, -1.08, 0.15], [0.52, 0.06, -1.30], [0.74, -2.49, 1.39]]))
let targets = Autograd.Box(NDArray([1, 1, 0, 1]))
let trainingGradient = Autograd.grad(trainingLoss)

/// Four decimals.
func rounded(_ loss: Autograd.Box) -> Double { (loss.array.scalar * 1e4).rounded() / 1e4 }

var weights = Autograd.Box(NDArray([0, 0, 0]))
print("Initial loss:", rounded(trainingLoss(weights)))
for _ in 0..<100 { weights -= trainingGradient(weights) * 0.01 }
print("Trained loss:", rounded(trainingLoss(weights)))

// Prints:
// t1 = w*x
// z = t1 + b
// t3 = -z
// t4 = exp(t3)
// t5 = 1 + t4
// y = 1/t5
// t6 = y - t
// t7 = t6^2
// L = t7/2
// L_bar = 1
// t7_bar = L_bar*0.5
// t6_bar = t7_bar*(2*t6)
// y_bar = t6_bar
// t5_bar = y_bar*(-y/t5)
// t4_bar = t5_bar
// t3_bar = t4_bar*t4
// z_bar = -t3_bar
// t1_bar = z_bar
// b_bar = z_bar
// w_bar = t1_bar*x
// f = L
// df/dw = w_bar
// df/db = b_bar
//
// Initial loss: 2.7726
// Trained loss: 0.389
