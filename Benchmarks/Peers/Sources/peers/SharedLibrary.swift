// After reading this file you know how a peer written in C++ comes into this process.

import Foundation
import PeerInterface

/// A peer's shared library, with the functions of `peer.h`.
struct SharedLibrary {
  let version: String
  /// The names of the ways to use it, and for each a function that computes a number of gradients.
  let modes: [(name: String, gradient: (inout [Double], Int) -> Double)]

  /// Opens a library; `nil` if the peer cannot take part in this workload.
  init?(path: String, problem: Problem) {
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      fatalError("\(path): \(String(cString: dlerror()))")
    }
    func function<F>(_ name: String, as type: F.Type) -> F {
      guard let symbol = dlsym(library, name) else { fatalError("\(path) has no function \(name)") }
      return unsafeBitCast(symbol, to: type)
    }
    let prepare = function("peer_prepare", as: (@convention(c) (UnsafePointer<Problem>) -> Int32).self)
    let version = function("peer_version", as: (@convention(c) () -> UnsafePointer<CChar>).self)
    let mode = function("peer_mode", as: (@convention(c) (Int32) -> UnsafePointer<CChar>?).self)
    let gradient = function(
      "peer_gradient", as: (@convention(c) (Int32, UnsafeMutablePointer<Double>, Int) -> Double).self)
    guard withUnsafePointer(to: problem, prepare) != 0 else { return nil }
    self.version = String(cString: version())
    var modes: [(name: String, gradient: (inout [Double], Int) -> Double)] = []
    while let name = mode(Int32(modes.count)) {
      let number = Int32(modes.count)
      modes.append((String(cString: name), { g, repeats in gradient(number, &g, repeats) }))
    }
    self.modes = modes
  }
}
