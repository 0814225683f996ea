"""PyTensor: pytensor.grad, compiled without rewriting (mode FAST_COMPILE rewrites little, the default much)."""

import pytensor
import pytensor.tensor as pt

from language import function

pytensor.config.cxx = ""
NAME, VERSION = "PyTensor", pytensor.__version__

FUNCTIONS = {
    name: getattr(pt, name)
    for name in "exp exp2 expm1 log log2 log10 log1p sqrt abs sin cos tan sinh cosh tanh erf erfc gamma sigmoid softplus"
    .split()
}
FUNCTIONS |= dict(
    sign=pt.sign, asin=pt.arcsin, acos=pt.arccos, atan=pt.arctan, asinh=pt.arcsinh, acosh=pt.arccosh,
    atanh=pt.arctanh, lgamma=pt.gammaln, digamma=pt.psi, atan2=pt.arctan2, min=pt.minimum, max=pt.maximum,
    floor=pt.floor, ceil=pt.ceil, mod=pt.mod, where=pt.switch, eq=pt.eq, ne=pt.neq)
MODE = pytensor.compile.mode.Mode(linker="py", optimizer=None)


def reverse(formula, names, values):
    symbols = [pt.dscalar(name) for name in names]
    result = function(formula, names, FUNCTIONS)(*symbols)
    gradient = pytensor.grad(result, symbols, disconnected_inputs="ignore")
    return [float(g) for g in pytensor.function(symbols, gradient, mode=MODE, on_unused_input="ignore")(*values)]


MODES = dict(reverse=reverse)
