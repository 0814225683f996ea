// After reading this file you know where the tests find their data.

import Foundation

/// The files beside the tests.
public enum Corpus {
  /// The text of a file of the corpus, for example "digits.csv".
  public static func text(of file: String) throws -> String {
    let url = Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Corpus")
    return try String(contentsOf: url ?? URL(fileURLWithPath: "Corpus/\(file)"), encoding: .utf8)
  }
}
