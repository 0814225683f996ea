// After reading this file you know how a run of the tests is given a seed or a number of cases from outside, and that a
// slip of the hand in it is not taken for the usual run.

import Foundation

/// A whole number that the environment names, as in `SEED=7 swift test`, or another one if it names none.
///
/// What is there and is no such number ends the run with a word on what to write: a long run that quietly looks at the
/// usual cases would look like a success.
public func wholeNumber<Number: FixedWidthInteger>(_ name: String, otherwise usual: Number) -> Number {
  switch readWholeNumber(name, from: ProcessInfo.processInfo.environment[name], otherwise: usual) {
  case .success(let number): return number
  case .failure(let refusal):
    FileHandle.standardError.write(Data("\(refusal.message)\n".utf8))
    exit(2)
  }
}

/// Reads a setting: the usual number where there is no text, the text's number, or the reason why there is none.
public func readWholeNumber<Number: FixedWidthInteger>(
  _ name: String, from text: String?, otherwise usual: Number
) -> Result<Number, RefusedSetting> {
  guard let text else { return .success(usual) }
  guard let number = Number(text), number >= 0 else {
    return .failure(
      RefusedSetting(
        message: "\(name)=\(text) is no whole number from 0 to \(Number.max): write \(name)=7, say"))
  }
  return .success(number)
}

/// Why a setting is refused, and what to write.
public struct RefusedSetting: Error, Hashable {
  /// What was found, and what to write.
  public let message: String
}
