// After reading this file you know that each gradient is compared with the one by hand before it is timed, and that all
// tools take turns in one run.

import Differentiation
import Foundation
import SymbolicCompare

/// Whether value + g[0] and the gradient agree with those by hand to 10⁻¹⁰, relative to the largest; complains
/// if not.
private func agree(_ tool: String, _ instance: Instance, sum: Double, gradient: [Double]) -> Bool {
  guard instance.isComparable else { return true }
  let (value, slopes) = instance.expected
  let scale = slopes.map(\.magnitude).max() ?? 1
  let errors = zip(gradient + [sum], slopes + [value + slopes[0]]).map { found, expected in
    (found - expected).magnitude / max(scale, expected.magnitude)
  }
  let wrong = errors.filter { !($0 <= 1e-10) }
  if gradient.count == slopes.count, wrong.isEmpty { return true }
  FileHandle.standardError.write(
    Data("\(instance.name): \(tool) is left out, its gradient differs: \(wrong.prefix(3))\n".utf8))
  return false
}

/// The peers' contenders for one workload, with the versions of those that take part.
func peers(
  for instance: Instance, libraries: [String], python: String, programs: [String]
) -> (contenders: [Contender], versions: [String]) {
  var contenders: [Contender] = []
  var versions: [String] = []
  for path in libraries {
    guard let library = SharedLibrary(path: path, problem: instance.problem) else { continue }
    versions.append(library.version)
    for (name, compute) in library.modes {
      var gradient = instance.x
      let sum = compute(&gradient, 1)
      guard agree(name, instance, sum: sum, gradient: gradient) else { continue }
      contenders.append(Contender(name) { times in compute(&gradient, times) })
    }
  }
  if let compute = differentiated(instance.problem) {
    let name = "Swift _Differentiation"
    var (x, gradient) = (instance.x, instance.x)
    let value = compute(x, &gradient)
    if agree(name, instance, sum: value + gradient[0], gradient: gradient) {
      contenders.append(
        Contender(name) { times in
          var sum = 0.0
          for time in 0..<times {
            x[0] = instance.x[0] + Double(time & 7) * 1e-9
            sum += compute(x, &gradient) + gradient[0]
          }
          return sum
        })
    }
  }
  for program in programs where instance.number < 8 {
    guard let peer = PythonPeer(python: python, program: program, instance: instance) else {
      FileHandle.standardError.write(Data("\(program) does not answer\n".utf8))
      continue
    }
    let answer = peer.valueWithGradient()
    let kind = program.contains("enzyme") ? ", C++ compiled from Python" : ", whole arrays"
    let name = (peer.version.split(separator: " ").first.map(String.init) ?? program) + kind
    versions.append(peer.version)
    guard answer.count > 1,
      agree(name, instance, sum: answer[0] + answer[1], gradient: Array(answer.dropFirst()))
    else { continue }
    contenders.append(Contender(name) { times in peer.run(times) })
  }
  return (contenders, versions)
}

/// The list's evaluator, on W8.
func evaluator(of list: WengertList, at instance: Instance) -> Contender {
  Contender("Evaluator, list re-used") { times in
    var evaluator = Evaluator(list)
    var x = instance.x
    var gradient = x
    var sum = 0.0
    for time in 0..<times {
      x[0] = instance.x[0] + Double(time & 7) * 1e-9
      var room = gradient.mutableSpan
      sum += evaluator.valueWithGradient(at: x.span, into: &room) + room[0]
    }
    return sum
  }
}
