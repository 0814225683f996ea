# Writes taylor.txt: Taylor coefficients of orders 0 to 20 of some functions to 40 digits. Run in this folder:
# python3 taylor.py   (needs mpmath). The coefficients are Cauchy's integrals over a circle, by the trapezoidal
# rule with 400 and with 600 points in 120 digits, which must agree to 45 digits; no derivative rule is used.
import mpmath as mp

FUNCTIONS = [
    ("1/(1 + x^2)", lambda x: 1 / (1 + x * x), ["0.5", "-2.0", "0.0"], 0.5),
    ("tan(x)", mp.tan, ["0.7", "-0.25", "2.0"], 0.2),
    ("log(1 + exp(x))", lambda x: mp.log(1 + mp.exp(x)), ["0.3", "-3.0", "1.5"], 1.0),
    ("softplus(x)", lambda x: mp.log(1 + mp.exp(x)), ["0.3", "-30.5", "5.5", "20.5"], 1.0),
    ("x^x", lambda x: mp.exp(x * mp.log(x)), ["1.5", "0.5", "3.0"], 0.25),
    ("sqrt(x)", mp.sqrt, ["2.0", "0.3"], 0.1),
    ("exp(sin(x))*tanh(x)", lambda x: mp.exp(mp.sin(x)) * mp.tanh(x), ["0.4", "2.5"], 0.5),
    ("gamma(x)", mp.gamma, ["2.5", "0.7"], 0.25),
    ("erf(x^2)", lambda x: mp.erf(x * x), ["0.6"], 0.5),
    ("atan2(sin(x), 2 + x)", lambda x: mp.atan(mp.sin(x) / (2 + x)), ["0.8"], 0.5),
    ("hypot(x, exp(x))", lambda x: mp.sqrt(x * x + mp.exp(2 * x)), ["0.4"], 0.25),
    ("asin(x)*acosh(3 + x)", lambda x: mp.asin(x) * mp.acosh(3 + x), ["0.4"], 0.25),
    ("sigmoid(x)/softplus(x)", lambda x: 1 / ((1 + mp.exp(-x)) * mp.log(1 + mp.exp(x))), ["0.4"], 0.5),
]


def coefficients(f, a, radius, points):
    roots = [mp.expjpi(mp.mpf(2 * i) / points) for i in range(points)]
    values = [f(a + radius * r) for r in roots]
    return [
        mp.re(mp.fsum(v * mp.conj(r) ** k for v, r in zip(values, roots))) / points / radius**k
        for k in range(21)
    ]


mp.mp.dps = 120
with open("taylor.txt", "w") as file:
    for text, f, points, radius in FUNCTIONS:
        for point in points:
            a = mp.mpf(float(point))
            one = coefficients(f, a, mp.mpf(radius), 400)
            two = coefficients(f, a, mp.mpf(radius), 600)
            size = max(abs(c) for c in two)
            fields = []
            for k, (p, q) in enumerate(zip(one, two)):
                assert abs(p - q) <= mp.mpf(10) ** -45 * abs(q) or abs(q) < mp.mpf(10) ** -60, (text, point, k)
                fields.append(mp.nstr(q, 40) if abs(q) > mp.mpf(10) ** -60 else "0")
            file.write("; ".join([text, point, " ".join(fields)]) + "\n")
