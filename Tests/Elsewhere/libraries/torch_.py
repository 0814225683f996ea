"""PyTorch: reverse mode by torch.autograd.grad, forward mode by torch.func.jvp with tangents 1 and 0."""

import torch

from language import function

torch.set_num_threads(1)

NAME, VERSION = "PyTorch", torch.__version__.split("+")[0]


def tensor(x):
    return x if isinstance(x, torch.Tensor) else torch.tensor(float(x), dtype=torch.float64)


def of(f):
    return lambda *operands: f(*map(tensor, operands))


FUNCTIONS = {
    name: of(getattr(torch, name))
    for name in "exp exp2 expm1 log log2 log10 log1p sqrt abs sign relu sin cos tan asin acos atan sinh cosh tanh asinh "
    "acosh atanh erf erfc lgamma digamma sigmoid hypot atan2".split()
}
FUNCTIONS |= dict(
    softplus=of(torch.nn.functional.softplus), max=of(torch.maximum), min=of(torch.minimum),
    heaviside=of(lambda x: torch.heaviside(x, tensor(0.5))))


def reverse(formula, names, values):
    inputs = [tensor(value).requires_grad_() for value in values]
    result = function(formula, names, FUNCTIONS)(*inputs)
    gradient = torch.autograd.grad(result, inputs, allow_unused=True)
    return [0.0 if g is None else g.item() for g in gradient]


def forward(formula, names, values):
    f, inputs = function(formula, names, FUNCTIONS), tuple(map(tensor, values))
    answers = []
    for chosen in range(len(values)):
        tangents = tuple(tensor(float(i == chosen)) for i in range(len(values)))
        answers.append(torch.func.jvp(f, inputs, tangents)[1].item())
    return answers


MODES = dict(reverse=reverse, forward=forward)
