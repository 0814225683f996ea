"""Warp: wp.Tape over a kernel in double precision; the kernel is written to a file, as Warp reads its source."""

import importlib.util
import os
import re
import tempfile

import warp as wp

wp.config.quiet = True
wp.init()
NAME, VERSION = "Warp", wp.__version__

NAMES = {n: f"wp.{n}" for n in "exp log log2 log10 sqrt cbrt abs sign sin cos tan asin acos atan sinh cosh tanh atan2 max min pow erf erfc".split()}


def kernel_text(formula, names):
    """The formula in a kernel: numerals as double-precision constants, powers as wp.pow."""
    import ast

    from language import FUNCTIONS, Missing

    class Rewrite(ast.NodeTransformer):
        def visit_Name(self, node):
            return node if node.id in names else ast.parse(NAMES[node.id], mode="eval").body

        def visit_Constant(self, node):
            return ast.parse(f"wp.float64({float(node.value)!r})", mode="eval").body

        def visit_BinOp(self, node):
            self.generic_visit(node)
            if not isinstance(node.op, ast.Pow):
                return node
            call = ast.parse("wp.pow(a, b)", mode="eval").body
            call.args = [node.left, node.right]
            return call

    for name in re.findall(r"[a-z]\w*", formula):
        if name in FUNCTIONS and name not in NAMES:
            raise Missing(name)
    tree = Rewrite().visit(ast.parse(formula.replace("^", "**"), mode="eval"))
    body = ast.unparse(ast.fix_missing_locations(tree))
    arguments = ", ".join(f"{n}_: wp.array(dtype=wp.float64)" for n in names)
    loads = "".join(f"    {n} = {n}_[0]\n" for n in names)
    return (f"import warp as wp\n@wp.kernel\ndef compute({arguments}, f: wp.array(dtype=wp.float64)):\n{loads}"
            f"    f[0] = {body}\n")


def reverse(formula, names, values):
    text = kernel_text(formula, names)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "kernel.py")
        with open(path, "w") as file:
            file.write(text)
        spec = importlib.util.spec_from_file_location(f"kernel_{abs(hash(text))}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        inputs = [wp.array([v], dtype=wp.float64, requires_grad=True, device="cpu") for v in values]
        result = wp.zeros(1, dtype=wp.float64, requires_grad=True, device="cpu")
        tape = wp.Tape()
        with tape:
            wp.launch(module.compute, dim=1, inputs=inputs, outputs=[result], device="cpu")
        tape.backward(grads={result: wp.ones(1, dtype=wp.float64, device="cpu")})
        return [float(x.grad.numpy()[0]) for x in inputs]


MODES = dict(reverse=reverse)
