"""After reading this file you know what JAX and autograd differentiate: the functions of ../../Sources/Workloads on
whole arrays, as their users write them. `np` is the library's own NumPy; what differs between the two is handed in."""

import numpy


def write(np, problem, logsumexp, iterate):
    """The function of a problem. `iterate(step, x, n)` applies a step n times."""
    size, data = problem["size"], numpy.array(problem["data"])

    def softplus(x):
        return np.log(1 + np.exp(x[0] * x[1] + x[2]))

    def product(x):
        return np.prod(x)

    def logistic(x):
        return iterate(lambda state: 4 * state * (1 - state), x[0], size[0])

    def rosenbrock(x):
        return np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)

    def network(p):
        inputs, hidden, outputs = size
        first, second = inputs * hidden, (inputs + 1) * hidden
        third = second + hidden * outputs
        layer = np.tanh(np.dot(p[:first].reshape(hidden, inputs), data[:inputs]) + p[first:second])
        result = np.dot(p[second:third].reshape(outputs, hidden), layer) + p[third:]
        return np.sum((result - data[inputs:]) ** 2)

    def mixture(p):
        n, d, k = size
        # The place of each entry of a lower triangle, which is stored column by column; the others hold a 0.
        entries = d * (d - 1) // 2
        place = numpy.full((d, d), entries)
        place.T[numpy.triu_indices(d, 1)] = numpy.arange(entries)
        alphas, means, logs = p[:k], p[k : k + k * d].reshape(k, d), p[k + k * d : k + 2 * k * d].reshape(k, d)
        packed = np.concatenate([p[k + 2 * k * d :].reshape(k, entries), numpy.zeros((k, 1))], axis=1)
        lower = packed[:, place]
        centred = data.reshape(n, 1, d) - means
        q = np.exp(logs) * centred + np.einsum("cij,ncj->nci", lower, centred)
        terms = alphas + np.sum(logs, axis=1) - 0.5 * np.sum(q**2, axis=2)
        return np.sum(logsumexp(terms, axis=1)) - n * logsumexp(alphas)

    return [softplus, product, logistic, rosenbrock, network, mixture][problem["workload"] - 1]
