// A derivative that shows its work: each step with its rule, and the result in LaTeX.
import SymbolicCompare

let f = try Symbolic(parsing: "x^2*sin(3*x)")
let derivation = f.derivation(withRespectTo: "x")
print(derivation)
print("rules, each once:", Set(derivation.distinctSteps.map(\.rule.name)).sorted().joined(separator: ", "))
print("as it stands: ", derivation.result)
print("lightly tidied:", derivation.result.simplified(.light).result)
print(derivation.result.simplified(.light).result.latex)

// Prints:
// (x)' = 1   by x' = 1
// (x^2)' = 2*x^1*1   by (u^c)' = c*u^(c - 1)*u'
// (3)' = 0   by c' = 0
// (3*x)' = 0*x + 3*1   by (u*v)' = u'*v + u*v'
// (sin(3*x))' = cos(3*x)*(0*x + 3*1)   by (sin(u))' = cos(u)*u'
// (x^2*sin(3*x))' = 2*x^1*1*sin(3*x) + x^2*(cos(3*x)*(0*x + 3*1))   by (u*v)' = u'*v + u*v'
// rules, each once: chain rule for sin, constant, power rule, product rule, the variable
// as it stands:  2*x^1*1*sin(3*x) + x^2*(cos(3*x)*(0*x + 3*1))
// lightly tidied: 2*x*sin(3*x) + x^2*(cos(3*x)*3)
// 2 \cdot x \cdot \sin\left(3 \cdot x\right) + x^{2} \cdot \left(\cos\left(3 \cdot x\right) \cdot 3\right)
