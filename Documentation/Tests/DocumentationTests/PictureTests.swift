// After reading this file you know where the picture of the landing page and of the README comes from.

import Foundation
import SymbolicCompare
import Testing

@Suite("The picture")
struct PictureTests {
  @Test("is what the library draws of log(x) + x*y")
  func graph() throws {
    let formula = try Symbolic(parsing: "log(x) + x*y")
    let list = formula.compiled(inputs: ["x", "y"])
    let picture = GraphPicture(of: list, at: [2, 5]).svg
    let file = Folder.documentation.appending(path: "Catalogs/FourDerivatives.docc/Resources/graph.svg")
    if ArticleTests.isRecording { try picture.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == picture)
  }
}
