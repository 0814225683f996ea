"""Taichi: ti.ad.Tape over a kernel in double precision; the kernel is written to a file, as Taichi reads its source."""

import importlib.util
import os
import re
import tempfile

import taichi as ti

ti.init(arch=ti.cpu, default_fp=ti.f64, log_level=ti.ERROR, offline_cache=False, cpu_max_num_threads=1)
NAME, VERSION = "Taichi", ".".join(map(str, ti.__version__))

NAMES = dict(
    exp="ti.exp", log="ti.log", sqrt="ti.sqrt", abs="ti.abs", sin="ti.sin", cos="ti.cos", tan="ti.tan",
    asin="ti.asin", acos="ti.acos", tanh="ti.tanh", atan2="ti.atan2", max="ti.max", min="ti.min")


def reverse(formula, names, values):
    from language import FUNCTIONS, Missing

    def named(match):
        if match[0] in FUNCTIONS and match[0] not in NAMES:
            raise Missing(match[0])
        return NAMES.get(match[0]) or f"{match[0]}_[None]"

    body = re.sub(r"[a-z]\w*", named, formula.replace("^", "**"))
    fields = "\n".join(f"{n}_ = ti.field(ti.f64, shape=(), needs_grad=True)" for n in names)
    text = f"import taichi as ti\n{fields}\nf = ti.field(ti.f64, shape=(), needs_grad=True)\n"
    text += f"@ti.kernel\ndef compute():\n    f[None] = {body}\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "kernel.py")
        with open(path, "w") as file:
            file.write(text)
        spec = importlib.util.spec_from_file_location("kernel", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        fields = [getattr(module, f"{n}_") for n in names]
        for field, value in zip(fields, values):
            field[None] = value
        with ti.ad.Tape(loss=module.f):
            module.compute()
        return [field.grad[None] for field in fields]


MODES = dict(reverse=reverse)
