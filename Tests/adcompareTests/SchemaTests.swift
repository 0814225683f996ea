// After reading this file you know that the JSON is what Documentation/adcompare.schema.json says, by a validator of the
// few words that the schema uses.

import Foundation
import Testing

@Suite("The JSON")
struct SchemaTests {
  private let whole: [String: Any] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Documentation/adcompare.schema.json")
    let data = (try? Data(contentsOf: file)) ?? Data()
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }()

  /// What is wrong with a value; empty if nothing is.
  private func faults(_ value: Any, _ schema: [String: Any], _ path: String = "$") -> [String] {
    var faults: [String] = []
    if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
      let definition = (whole["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      faults += self.faults(value, definition, path)
    }
    if let type = schema["type"] as? String, !isOf(type, value) { return faults + ["\(path) is no \(type)"] }
    if let constant = schema["const"] as? NSObject, constant != value as? NSObject {
      faults.append("\(path) is \(value)")
    }
    if let choices = schema["enum"] as? [NSObject], !choices.contains(where: { $0 == value as? NSObject }) {
      faults.append("\(path) is \(value)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      faults.append("\(path) is \(text)")
    }
    if let object = value as? [String: Any] {
      for name in schema["required"] as? [String] ?? [] where object[name] == nil {
        faults.append("\(path) lacks \(name)")
      }
      let known = schema["properties"] as? [String: [String: Any]] ?? [:]
      for (name, part) in object {
        if let schema = known[name] ?? schema["additionalProperties"] as? [String: Any] {
          faults += self.faults(part, schema, "\(path).\(name)")
        }
      }
    }
    if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
      for (index, item) in array.enumerated() { faults += self.faults(item, items, "\(path)[\(index)]") }
    }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let found = choices.map { self.faults(value, $0, path) }
      if found.count(where: \.isEmpty) != 1 {
        faults.append("\(path) is \(found.count(where: \.isEmpty)) of: \(found)")
      }
    }
    return faults
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    let number = value as? NSNumber
    let isBoolean = number.map { String(cString: $0.objCType) == "c" } ?? false
    return switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isBoolean
    case "integer": !isBoolean && number.map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: !isBoolean && number != nil
    }
  }

  static let calls = [
    ["log(1+exp(w*x+b))"], ["x^2", "--order", "3"], ["x*y", "--order", "2"], ["abs(x)", "--at", "x=0"],
    ["1/x", "--at", "x=0"],
    ["2x"], ["x", "--at", "y=1"], ["x", "--bogus"], ["derive", "x*sin(x)", "--steps"],
    ["derive", "x*y", "--order", "2"],
    ["check", "x^2", "2*x"], ["check", "x^2", "x"], ["trace", "x*y"], ["graph", "x*y"],
    ["trace", "tanh(x*y)", "--equivalence"],
    ["x^2", "--at", "x=1:2:2"],
    ["x^2, x*y", "--at", "x=1,y=2", "--vector", "1,2", "--covector", "3,4"], ["sinx"],
    ["x, abs(x)", "--at", "x=0"],
    ["x^2, x*y, y*z, z", "--order", "2"], ["x*y, 2", "--order", "2", "--cost"],
    ["x*y + z^2*w", "--order", "2"],
    ["trace", "x^2, x*y"], ["derive", "x^2, x*y", "--at", "x=1,y=2"], ["steps", "x^2, exp(x)"],
    ["trace", "x^2, x*y", "--equivalence"], ["graph", "x^2, x*y"],
    ["swell", "x^2", "--up-to", "2"], ["steps", "x^2"], ["steps", "x^2", "--compare-rules"],
    ["selfcheck", "--count", "2"], ["selfcheck", "x^2"],
  ]

  @Test("follows its schema", arguments: calls)
  func follows(_ call: [String]) throws {
    let object = try #require(try adcompare(call + ["--json"]).objects.first)
    #expect(faults(object, whole) == [])
  }

  @Test("of programs, batches and piles of answers follows it too")
  func lines() throws {
    #expect(!whole.isEmpty)
    var objects = try adcompare("derive", "x*tanh(x)", "--emit", "json", "--method", "reverse").objects
    objects += try adcompare("--batch", "-", "--json", "--reference", input: "x^2\tx=1\n2x\n").objects
    objects += try adcompare("--batch", "-", "--json", input: "x^2, x*y\tx=1,y=2\nx, y z\n").objects
    objects += try adcompare("check", "x^2", "--batch", "-", "--json", input: "2*x\n2x\n").objects
    #expect(objects.count == 7)
    for object in objects { #expect(faults(object, whole) == []) }
    let methods = try #require(objects[1]["methods"] as? [String: Any])
    #expect(methods["reference"] != nil && methods["forward"] != nil && methods["dual"] == nil)
  }

  @Test(
    "says which formulas it has cut",
    arguments: [
      ("log(exp(-1000 - abs(x)*abs(x)*abs(x)*abs(x)*abs(x)))", "x=2", true),
      ("log(exp(-1000 - abs(x)))", "x=2", false),
    ])
  func cutFormula(_ expression: String, _ point: String, isCut: Bool) throws {
    let object = try #require(try adcompare(expression, "--at", point, "--json").objects.first)
    #expect(faults(object, whole) == [])
    let verdict = try #require(object["verdict"] as? [String: Any])
    let node = try #require(verdict["node"] as? [String: Any])
    #expect(node["isCut"] as? Bool == (isCut ? true : nil), "\(node)")
  }

  @Test("says which steps have formulas that it has cut", arguments: [(8, false), (12, true)])
  func cutSteps(squarings: Int, isCut: Bool) throws {
    // Written out, x squared n times has 2·2^n - 1 characters, and its derivative more.
    let squares = (1...squarings).map { $0 == 1 ? "y1 = x*x" : "y\($0) = y\($0 - 1)*y\($0 - 1)" }
    let text = (squares + ["y\(squarings) + 1"]).joined(separator: "; ")
    let object = try #require(try adcompare("derive", text, "--steps", "--json").objects.first)
    #expect(faults(object, whole) == [])
    let derivative = try #require((object["derivatives"] as? [String: [String: Any]])?["x"])
    let steps = try #require(derivative["steps"] as? [[[String: Any]]]).joined()
    for step in steps {
      let endsEarly = ["input", "output"].contains { (step[$0] as? String)?.hasSuffix("...") == true }
      #expect((step["isCut"] != nil) == endsEarly)
    }
    #expect(steps.contains { $0["isCut"] != nil } == isCut)
  }

  @Test("has the old names of the methods with --schema 1")
  func firstSchema() throws {
    let object = try #require(try adcompare("x^2", "--json", "--schema", "1").objects.first)
    let methods = try #require(object["methods"] as? [String: Any])
    #expect(object["schema"] as? Int == 1)
    #expect(Set(methods.keys).isSuperset(of: ["dual", "reverse", "symbolic", "finiteDifference"]))
    #expect(try adcompare("2x", "--json", "--schema=1").objects.first?["schema"] as? Int == 1)
  }
}
