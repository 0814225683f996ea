// CSC421/CSC2541, what autodiff is not: finite differences, by both formulas, and symbolic differentiation, whose formulas
// for soft ReLU of one and of two layers stand here beside the programs.
import SymbolicCompare

// Finite differences: [f(x + h) − f(x)]/h, and two-sided [f(x + h) − f(x − h)]/2h.
let softReLU = { (x: Double) in log(1 + exp(x)) }
let (h, slope) = (0x1p-20, sigmoid(1.0))
let oneSided = (softReLU(1 + h) - softReLU(1)) / h
let twoSided = (softReLU(1 + h) - softReLU(1 - h)) / (2 * h)
print("errors below 10⁻⁶ and 10⁻⁹:", abs(oneSided - slope) < 1e-6, abs(twoSided - slope) < 1e-9)
print("the same as:", Scheme.forward.quotient(at: 1, step: h, of: softReLU) == oneSided, terminator: " ")
print(Scheme.central.quotient(at: 1, step: h, of: softReLU) == twoSided)

// One layer: log(1 + e^(wx + b)). The formula has e^(wx + b) twice, the program once.
let one = try Symbolic(parsing: "log(1 + exp(w*x + b))")
print("\n∂/∂w:", one.derivative(withRespectTo: "w").simplified(.light).result)
print(DerivativeProgram(of: one, by: .reverse))

// Two layers: the formula contains the first layer and its exponential again and again; the program is twice as long.
let two = try Symbolic(parsing: "log(1 + exp(w2*log(1 + exp(w1*x + b1)) + b2))")
print("∂/∂w1:", two.derivative(withRespectTo: "w1").simplified(.light).result)
print("assignments: \(DerivativeProgram(of: one, by: .reverse).count)", terminator: " and ")
print("\(DerivativeProgram(of: two, by: .reverse).count), for all derivatives")

// Prints:
// errors below 10⁻⁶ and 10⁻⁹: true true
// the same as: true true
//
// ∂/∂w: exp(w*x + b)*x/(1 + exp(w*x + b))
// v1 = w*x
// v2 = v1 + b
// v3 = exp(v2)
// v4 = 1 + v3
// v5 = log(v4)
// v5_bar = 1
// v4_bar = v5_bar*(1/v4)
// v3_bar = v4_bar
// v2_bar = v3_bar*v3
// v1_bar = v2_bar
// b_bar = v2_bar
// w_bar = v1_bar*x
// x_bar = v1_bar*w
// f = v5
// df/db = b_bar
// df/dw = w_bar
// df/dx = x_bar
//
// ∂/∂w1: exp(w2*log(1 + exp(w1*x + b1)) + b2)*(w2*(exp(w1*x + b1)*x/(1 + exp(w1*x + b1))))/(1 + exp(w2*log(1 + exp(w1*x + b1)) + b2))
// assignments: 13 and 25, for all derivatives
