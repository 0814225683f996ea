// After reading this file you know which other systems the package can speak of, in which version each was run, and how
// its answers are known: by simulating its sweep, or only for the formulas that it was asked.

/// A system that differentiates, other than this package.
public enum OtherSystem: String, CaseIterable, Hashable, Sendable {
  /// One of the three systems that every report names.
  case jax, pyTorch, forwardDiff

  /// A system whose sweeps are simulated, so that its answer is known for every formula.
  case autograd, casadi, mygrad, pyTensor, mlx

  /// A system that is known by the formulas that it was asked.
  case tinygrad, warp, taichi, uncertainties, numDual, symPy, symEngine

  /// The systems that a report names in any case.
  public static let usual: [OtherSystem] = [.jax, .pyTorch, .forwardDiff]

  /// The system's own name.
  public var name: String { entry.name }

  /// The version whose answers were recorded; of ForwardDiff.jl the version whose rules were read.
  public var version: String { entry.version }

  /// The modes in which the system differentiates.
  public var modes: [SweepMode] { entry.modes }

  /// Whether the system was run; ForwardDiff.jl's rules were read.
  public var wasRun: Bool { self != .forwardDiff }

  /// The rules by which every formula's sweep is simulated; `nil` for a system known by the formulas it was asked.
  var library: (any Library.Type)? { entry.library }

  private struct Entry {
    let name: String
    let version: String
    let modes: [SweepMode]
    var library: (any Library.Type)?
  }

  // swift-format-ignore
  private var entry: Entry {
    switch self {
    case .jax:           Entry(name: "JAX", version: "0.10.2", modes: [.reverse, .forward], library: JAX.self)
    case .pyTorch:       Entry(name: "PyTorch", version: "2.15.0", modes: [.reverse, .forward], library: PyTorch.self)
    case .forwardDiff:   Entry(name: "ForwardDiff.jl", version: "1.4.5", modes: [.forward], library: ForwardDiffJL.self)
    case .autograd:      Entry(name: "autograd", version: "1.9.1", modes: [.reverse], library: Autograd.self)
    case .casadi:        Entry(name: "CasADi", version: "3.8.2", modes: [.symbolic])
    case .mygrad:        Entry(name: "mygrad", version: "2.5.0", modes: [.reverse], library: MyGrad.self)
    case .pyTensor:      Entry(name: "PyTensor", version: "3.0.7", modes: [.reverse], library: PyTensor.self)
    case .mlx:           Entry(name: "MLX", version: "0.32.4", modes: [.reverse], library: MLX.self)
    case .tinygrad:      Entry(name: "tinygrad", version: "0.14.0", modes: [.reverse])
    case .warp:          Entry(name: "Warp", version: "1.19.0", modes: [.reverse])
    case .taichi:        Entry(name: "Taichi", version: "1.7.4", modes: [.reverse])
    case .uncertainties: Entry(name: "uncertainties", version: "3.2.3", modes: [.forward])
    case .numDual:       Entry(name: "num-dual", version: "0.15.1", modes: [.forward])
    case .symPy:         Entry(name: "SymPy", version: "1.14.0", modes: [.symbolic])
    case .symEngine:     Entry(name: "SymEngine", version: "0.15.0", modes: [.symbolic])
    }
  }
}

extension OtherSystem {
  /// The derivatives of a list's first output by some of its inputs; `notKnown` where the system's answer is not known.
  ///
  /// - Complexity: in forward mode a pass through the list for each of the inputs, in reverse mode one sweep.
  func derivatives(
    of list: WengertList, at point: [Double], by inputs: [Int], mode: SweepMode
  ) -> [ElsewhereAnswer.Answer] {
    if self == .casadi {
      let answers = CasADiProgram(of: list, at: point)?.derivatives(by: inputs)
      return (answers ?? inputs.map { _ in nil }).map { $0.map { .number($0) } ?? .notKnown }
    }
    guard let library else {
      let gradient = RecordedLookup.table.gradient(by: self, of: list, at: point)
      return inputs.map { gradient[$0] }
    }
    guard let program = LibraryProgram(of: list, at: point, in: library, mode: mode) else {
      return inputs.map { _ in .notKnown }
    }
    return program.derivatives(by: inputs).map { $0.map { .number($0) } ?? .notKnown }
  }
}
