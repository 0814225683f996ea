// After reading this file you know stochastic gradient descent: minibatches, a step against the gradient, and
// momentum.
//
//     plain:      value −= η · grad
//     momentum:   v = μ · v + grad,   value −= η · v

extension EDF {
  /// Gradient descent with a learning rate η and momentum μ.
  public struct SGD {
    /// The learning rate η: a step is η times as long as the gradient, or as v with momentum, and against it.
    public var eta: Double

    /// The part μ of the last step's direction that is kept, from 0 (plain descent) to below 1.
    public var momentum: Double

    private var velocities: [NDArray] = []

    /// Creates a descent with η and μ.
    public init(eta: Double, momentum: Double = 0) {
      self.eta = eta
      self.momentum = momentum
    }

    /// Moves every parameter of the graph one step against its grad.
    ///
    /// - Complexity: one product and one sum a number, with momentum two of each.
    public mutating func step(_ graph: Graph) {
      if momentum == 0 {
        for parameter in graph.parameters { parameter.value += NDArray(-eta) * parameter.grad }
        return
      }
      if velocities.count != graph.parameters.count {
        velocities = graph.parameters.map { NDArray.zeros($0.value.shape) }
      }
      for (place, parameter) in graph.parameters.enumerated() {
        velocities[place] = NDArray(momentum) * velocities[place] + parameter.grad
        parameter.value += NDArray(-eta) * velocities[place]
      }
    }
  }

  /// The examples 0 to count − 1 in a random order, cut into lists of the same size; the last may be shorter.
  public static func minibatches(
    of count: Int, size: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    let order = (0..<count).shuffled(using: &generator)
    return stride(from: 0, to: count, by: Swift.max(size, 1)).map {
      Array(order[$0..<Swift.min($0 + Swift.max(size, 1), count)])
    }
  }
}

extension NDArray {
  /// An array of random numbers between −bound and bound.
  ///
  /// For a layer with n inputs and m outputs, bound = √(6/(n + m)) keeps the sizes of values and adjoints
  /// alike from layer to layer (Glorot and Bengio 2010).
  public static func random(
    _ shape: [Int], bound: Double, using generator: inout some RandomNumberGenerator
  ) -> NDArray {
    var result = zeros(shape)
    for place in result.values.indices {
      result.values[place] = bound * (Double(generator.next() >> 11) * 0x1p-52 - 1)
    }
    return result
  }
}
