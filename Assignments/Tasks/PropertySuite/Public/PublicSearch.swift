// What students can ask of Search.swift.

import Checking
import SymbolicCompare

@testable import PropertySuite

let publicSearch = [
  Check("nothing is found in right methods, something in wrong ones") {
    if let example = counterexample(in: .own) {
      return Finding("the package's methods are accused: \(example.reason)", paste: example.command)
    }
    let found = counterexample(in: planted(["forward"], where: uses(.unary(.sin))))
    return .unless(found != nil, "a wrong sign of sin′ in forward mode was planted, and nothing was found")
  }
]
