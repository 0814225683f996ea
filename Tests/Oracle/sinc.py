"""sinc(x) = sin(x)/x and its derivatives at the precision of the caller, by mpmath; the scripts that write figures import it.

The derivative of order n is the sum of its power series, with as many digits more as e^|x| has; far out it is by
x f^(n) = sin^(n) - n f^(n-1), with as many digits more as n steps can lose.
"""

from mpmath import mp, mpf


def sinc(x, n=0):
    digits, n, x = mp.dps, int(n), mpf(x)
    size = abs(x)
    if size > 3 * n + 60:
        with mp.workdps(digits + 60 + n):
            waves = [mp.sin(x), mp.cos(x), -mp.sin(x), -mp.cos(x)]
            value = waves[0] / x
            for k in range(1, n + 1):
                value = (waves[k % 4] - k * value) / x
        return +value
    with mp.workdps(2 * digits + 60 + int(size)):
        m = n % 2
        power, total = x**m / mp.factorial(m) * (-1) ** ((n + m) // 2), mpf(0)
        while True:
            term = power / (n + m + 1)
            total += term
            power *= -x * x / ((m + 1) * (m + 2))
            m += 2
            if m > size and abs(term) <= abs(total) * mpf(10) ** -(2 * digits + 40 + int(size)):
                return +total
