// Vectors whose numbers come from tables and points: how they are read, where they are refused.

import Elementary
import SymbolicCompare
import Testing

@Suite("Vectors with numbers")
struct VectorDataTests {
  private static func data() throws -> VectorData {
    var table = DataTable()
    for line in ["x,y,label", "1,0.5,a", "2,1.5,b", "", "3, -2e0 ,\"c,d\"\r"] { try table.read(line) }
    return try table.vectors()
  }

  @Test(
    "are constants where a formula uses them",
    arguments: [
      ("x[2]", "2"), ("sum(i, 1, len(x), a*x[i] - y[i])", "a*1 - 0.5 + (a*2 - 1.5) + (a*3 - -2)"),
      ("x3*b", "3*b"), ("len(y)*z", "3*z"),
      ("f(k) = x[k]^2; f(1) + f(2)", "1^2 + 2^2"), ("x[x[2]]", "2"),
    ])
  func constants(text: String, explicit: String) throws {
    #expect(try Symbolic(parsing: text, data: Self.data()) == Symbolic(parsing: explicit))
  }

  @Test("are variables on request")
  func variables() throws {
    var data = try Self.data()
    data.differentiate(by: ["x", "y2"])
    let formula = try Symbolic(parsing: "sum(i, 1, 3, a*x[i] - y[i])", data: data)
    #expect(formula.variables == ["a", "x1", "x2", "x3", "y2"])
    #expect(data.coordinates(of: formula.variables).map(\.value) == [1, 2, 3, 1.5])
    #expect(data.spelledOut(["a", "x"], among: formula.variables) == ["a", "x1", "x2", "x3"])
    #expect(data.spelledOut(["x2", "x", "a", "x1"], among: formula.variables) == ["x2", "x1", "x3", "a"])
    #expect(
      ["x10", "x", "y", "w2_1", "x2", "w1_10", "w1_2", "x1"].inOrderOfIndices
        == ["w1_2", "w1_10", "w2_1", "x", "x1", "x2", "x10", "y"])
    let names = ["w1_1", "w1_2", "x", "x1", "y0", "y12", "y2b"]
    let spelledOut = VectorData().spelledOut(["w", "y", "x", "z"], among: names)
    #expect(spelledOut == ["w1_1", "w1_2", "y0", "y12", "x", "z"])
  }

  @Test(
    "are refused where they cannot be used",
    arguments: [
      RefusalTests.Refusal("x + 1", at: 0, "vector of 3 numbers"),
      RefusalTests.Refusal("2*x[4]", at: 2, length: 4, "from 1 to 3"),
      RefusalTests.Refusal("x[0]", at: 0, length: 4, "from 1 to 3"),
      RefusalTests.Refusal("label[2]", at: 0, length: 8, "'a' in line 2"),
      RefusalTests.Refusal("x = 2; x", at: 0, "cannot be assigned"),
      RefusalTests.Refusal("f(u) = u*x; f(2)", at: 9, "vector"),
      RefusalTests.Refusal("sum(i, 1, 4, x[i])", at: 13, length: 4, "'x[4]'"),
    ])
  func refusal(_ refusal: RefusalTests.Refusal) throws {
    let error = try #require(throws: SyntaxError.self) {
      try Symbolic(parsing: refusal.text, data: Self.data())
    }
    #expect(error.position == refusal.position)
    #expect(error.length == refusal.length)
    #expect(error.description.contains(refusal.word), "\(error)")
  }

  @Test(
    "are refused where a name is a vector's and a number's of another",
    arguments: [
      ("x[1]", "number 1 of the vector 'x'"), ("y*x1", "number 1 of the vector 'x'"), ("x1[2] + y", nil),
    ])
  func twoMeanings(text: String, says: String?) throws {
    var data = VectorData()
    data.add("x", [1, 2])
    data.add("x1", [3, 4])
    guard let says else {
      #expect(try Symbolic(parsing: text, data: data) == Symbolic(parsing: "4 + y"))
      return
    }
    let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: text, data: data) }
    #expect("\(error)".contains(says) && "\(error)".contains("x1a"), "\(error)")
  }

  /// Lines of a table, the line that is refused, and a word of the refusal.
  static let faults: [([String], Int, String)] = [
    ([], 1, "empty"), (["x,y"], 1, "no numbers"), (["1,2", "3,4"], 1, "names are missing"),
    (["x;y", "1;2"], 1, "commas"),
    (["x,y", "1,2", "3"], 3, "fields in this row: 1"), (["x,y", "1,2,3"], 2, "names in the first line: 2"),
    (["x,x", "1,2"], 1, "two columns"), (["gamma,y", "1,2"], 1, "something else"),
    (["a b,y", "1,2"], 1, "length_cm"),
    (["x,y", "1;2"], 2, "commas"), (["x,y\r1,2\r3,4\r"], 1, "carriage return"),
    (["x,y\r", "1,2\r3,4\r"], 2, "line feed"),
  ]

  @Test("come from tables that are refused with the line", arguments: faults)
  func fault(lines: [String], line: Int, word: String) throws {
    let fault = try #require(throws: DataTable.Fault.self) {
      var table = DataTable()
      for line in lines { try table.read(line) }
      _ = try table.vectors()
    }
    #expect(fault.line == line)
    #expect("\(fault.message); \(fault.advice)".contains(word), "\(fault)")
  }

  @Test("pass over columns without a name, and read what is no number only where it is used")
  func emptyName() throws {
    var table = DataTable()
    for line in [",x,when", "0,1,2020-01-01", "1,nan,2020-01-02"] { try table.read(line) }
    let data = try table.vectors()
    #expect(data.names == ["when", "x"])
    #expect(throws: SyntaxError.self) { try Symbolic(parsing: "x[1]", data: data) }
  }

  @Test(
    "refuse what is no Double where it is used",
    arguments: [
      ("1e-400", "beyond the range of Double"), ("-1e400", "beyond the range of Double"),
      ("nan", "no number"),
      ("0e-400", nil), ("5e-324", nil),
    ])
  func flaws(field: String, reason: String?) throws {
    var table = DataTable()
    for line in ["x", field] { try table.read(line) }
    let data = try table.vectors()
    guard let reason else {
      #expect(try Symbolic(parsing: "x[1]", data: data) == Symbolic(Double(field) ?? .nan))
      return
    }
    let error = try #require(throws: SyntaxError.self) { try Symbolic(parsing: "x[1]", data: data) }
    #expect("\(error)".contains("'\(field)' in line 2, which is \(reason)"), "\(error)")
  }

  @Test(
    "stand in a point",
    arguments: [
      ("x=[1,2,3]", ["x1", "x2", "x3"], [1.0, 2, 3]),
      ("a=2, x=[pi/4, -1], y=3", ["a", "x1", "x2", "y"], [2, Double.pi / 4, -1, 3]),
      ("x1=[5]", ["x1_1"], [5]), ("x=[max(1, 2)]", ["x1"], [2]),
    ])
  func point(text: String, names: [String], values: [Double]) throws {
    let point = try Point(parsing: text)
    #expect(point.names == names)
    #expect(point.values == values)
  }

  @Test(
    "are refused in a point with the place",
    arguments: [
      ("x=[1,2", 2, 1), ("x=[1,,2]", 5, 0), ("x=[]", 3, 0), ("x=[1,a]", 5, 1), ("x=[1],x1=2", 6, 2),
      ("x=[1]]", 4, 1),
    ])
  func pointRefusal(text: String, position: Int, length: Int) throws {
    let error = try #require(throws: SyntaxError.self) { try Point(parsing: text) }
    #expect(error.position == position)
    #expect(error.length == length)
  }
}
