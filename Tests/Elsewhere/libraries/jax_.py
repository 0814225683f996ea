"""JAX: reverse mode by jax.grad, forward mode by jax.jvp with tangent 1 for one variable and 0 for the others."""

import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import jax.scipy.special as special

from language import function

NAME, VERSION = "JAX", jax.__version__

FUNCTIONS = dict(
    exp=jnp.exp, exp2=jnp.exp2, expm1=jnp.expm1, log=jnp.log, log2=jnp.log2, log10=jnp.log10, log1p=jnp.log1p,
    sqrt=jnp.sqrt, cbrt=jnp.cbrt, abs=jnp.abs, sign=jnp.sign, heaviside=lambda x: jnp.heaviside(x, 0.5),
    relu=jax.nn.relu, sin=jnp.sin, cos=jnp.cos, tan=jnp.tan, asin=jnp.arcsin, acos=jnp.arccos, atan=jnp.arctan,
    sinh=jnp.sinh, cosh=jnp.cosh, tanh=jnp.tanh, asinh=jnp.arcsinh, acosh=jnp.arccosh, atanh=jnp.arctanh,
    erf=special.erf, erfc=special.erfc, gamma=special.gamma, lgamma=special.gammaln, digamma=special.digamma,
    sigmoid=jax.nn.sigmoid, softplus=jax.nn.softplus, atan2=jnp.arctan2, min=jnp.minimum, max=jnp.maximum,
    hypot=jnp.hypot, floor=jnp.floor, ceil=jnp.ceil, mod=jnp.mod, where=jnp.where)


def reverse(formula, names, values):
    f = function(formula, names, FUNCTIONS)
    return [float(g) for g in jax.grad(f, argnums=tuple(range(len(names))))(*values)]


def forward(formula, names, values):
    f = function(formula, names, FUNCTIONS)
    answers = []
    for chosen in range(len(values)):
        tangents = tuple(float(i == chosen) for i in range(len(values)))
        answers.append(float(jax.jvp(f, tuple(values), tangents)[1]))
    return answers


MODES = dict(reverse=reverse, forward=forward)
