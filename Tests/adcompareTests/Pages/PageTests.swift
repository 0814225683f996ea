import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("The page")
struct PageTests {
  /// What a page is made of, counted.
  final class Census: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var ids: Set<String> = []
    var links: [String] = []
    var titlesOfPictures = 0
    var tablesBehindPlots = 0
    private var open: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements[name, default: 0] += 1
      if let id = attributes["id"] { ids.insert(id) }
      if let link = attributes["href"] ?? attributes["src"] { links.append(link) }
      if name == "title", open.last == "svg" { titlesOfPictures += 1 }
      if name == "table", open.contains("details") { tablesBehindPlots += 1 }
      open.append(name)
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }
  }

  private func census(of page: String) throws -> Census {
    let census = Census()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = census
    try #require(
      parser.parse(), "not well formed: \(parser.lineNumber): \(String(describing: parser.parserError))")
    return census
  }

  static let calls = [
    ["log(1+exp(w*x+b))", "--html", "-"], ["x^2", "--at", "x=3", "--order", "4", "--html", "-"],
    ["abs(x)", "--at", "x=0", "--html", "-"], ["log(1+exp(x))", "--at", "x=1000", "--html", "-"],
    ["steps", "sin(x)", "--html", "-"], ["swell", "--family", "mlp", "--up-to", "3", "--html", "-"],
    ["trace", "x*y", "--html", "-"], ["graph", "x*y", "--html", "-"], ["2^10", "--html", "-"],
  ]

  @Test(
    "is well formed, one file without scripts, each picture with its title and each plot with its table",
    arguments: calls)
  func wellFormed(_ call: [String]) throws {
    let outcome = try adcompare(call)
    #expect(outcome.errors.isEmpty)
    let census = try census(of: outcome.output)
    #expect(census.elements["script"] == nil)
    #expect(census.links.allSatisfy { $0.hasPrefix("#") && census.ids.contains(String($0.dropFirst())) })
    let pictures = census.elements["svg"] ?? 0
    #expect(census.titlesOfPictures == pictures)
    #expect(census.tablesBehindPlots == census.elements["details"] ?? 0)
    #expect(!outcome.output.contains("http-equiv") && !outcome.output.contains("url(h"))
  }

  @Test("has every view")
  func complete() throws {
    let page = try adcompare("log(1+exp(w*x+b))", "--html", "-").output
    for title in [
      "derivatives", "swell", "operations", "cost", "trace", "graph", "steps of df/dw", "swell by order",
      "verdict",
    ] {
      #expect(page.contains("<h2>\(title)</h2>"), "no section '\(title)'")
    }
    #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
  }

  @Test("shows hostile text as text")
  func hostileText() throws {
    let outcome = try adcompare("swell", "a<b>", "--html", "-")
    #expect(outcome.status == 2)
    let page = try adcompare("x", "--html", "-", "--at", "x=1").output
    #expect(!page.contains("<script"))
  }
}
