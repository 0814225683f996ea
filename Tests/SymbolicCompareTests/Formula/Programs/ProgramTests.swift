// After reading this file you know what is held of emitted programs without compiling them: names, notation, and that
// nothing in them is unused. Tests/Programs/emitted.py compiles and runs them, for 300 random formulas.

import SymbolicCompare
import Testing

@Suite("A derivative as a program")
struct ProgramTests {
  private func program(
    _ text: String, _ method: DerivativeProgram.Method, by names: [String]? = nil
  ) throws -> DerivativeProgram {
    DerivativeProgram(of: try Symbolic(parsing: text), withRespectTo: names, by: method)
  }

  @Test("does the operations of its method, one assignment a line")
  func methods() throws {
    #expect(
      try program("x*sin(x)", .symbolic).description
        == "t1 = sin(x)\nf = x*t1\ndf/dx = t1 + x*cos(x)\n")
    #expect(
      try program("x*sin(x)", .forward).description
        == "x_dot = 1\nv1 = sin(x)\nv1_dot = cos(x)*x_dot\nv2 = x*v1\nv2_dot = x_dot*v1 + x*v1_dot\nf = v2\ndf/dx = v2_dot\n"
    )
    #expect(
      try program("x*sin(x)", .reverse).description
        == "v1 = sin(x)\nv2 = x*v1\nv2_bar = 1\nx_bar = v2_bar*v1\nv1_bar = v2_bar*x\nx_bar += v1_bar*cos(x)\nf = v2\ndf/dx = x_bar\n"
    )
  }

  @Test("keeps the names of a program, and changes those that a language reserves")
  func names() throws {
    let text = "in = x^2; gradient = y*in; exp(gradient)"
    for method in DerivativeProgram.Method.allCases {
      let program = try program(text, method)
      #expect(program.lines.contains { $0.name == "in" } && program.lines.contains { $0.name == "gradient" })
      #expect(program.text(in: .python).contains("in_ = x * x"))
      #expect(program.text(in: .swift).contains("let in_: Double = x * x"))
      #expect(program.text(in: .c).contains("double in = x * x;"))
      #expect(program.text(in: .c).contains("double gradient_ = y * in;"))
    }
  }

  @Test("has no line that nothing uses", arguments: DerivativeProgram.Method.allCases)
  func unused(_ method: DerivativeProgram.Method) throws {
    let program = try program("sign(sin(x)) + heaviside(y*x)", method)
    #expect(!program.text(in: .c).contains("_bar") && !program.text(in: .c).contains("_dot"))
    #expect(program.text(in: .c).contains("gradient[0] = 0.0;"))
  }

  @Test("of higher order gives the derivatives one after the other")
  func orders() throws {
    let program = DerivativeProgram(of: try Symbolic(parsing: "x^4"), withRespectTo: "x", upTo: 3)
    #expect(program.derivativeNames == ["df/dx", "d2f/dx2", "d3f/dx3"])
    #expect(program.text(in: .c).contains("double f(double x, double derivatives[3])"))
  }

  @Test("in LaTeX has adjoints with a bar and tangents with a dot")
  func latex() throws {
    #expect(try program("x*y", .reverse).latex.contains("\\bar{x} &= \\bar{v_{1}} \\cdot y"))
    #expect(try program("x^2", .forward).latex.contains("\\dot{v_{1}} &= 2 \\cdot x \\cdot \\dot{x}"))
    #expect(
      try program("tanh(x)", .reverse).latex.contains("\\operatorname{tanh\\_slope}\\left(x, v_{1}\\right)"))
  }

  @Test("is linear in the stored nodes where the tree is exponential")
  func large() throws {
    var f = Symbolic.variable("x")
    for _ in 0..<60 { f = f * f + 1 }
    for method in DerivativeProgram.Method.allCases {
      let program = DerivativeProgram(of: f, by: method)
      #expect(program.count < 600 && program.text(in: .c).utf8.count < 40_000)
    }
  }
}

@Suite("The names of a program")
struct AssignedNameTests {
  @Test("are the names of slots, in text that reads back with them")
  func slots() throws {
    let formula = try Symbolic(parsing: "y = x^2; z = y*x; sin(z) + z; ")
    #expect(formula.assignedNames == ["y", "z"])
    #expect(formula.program == "y = x^2; z = y*x; sin(z) + z")
    #expect(formula.compiled(inputs: ["x"]).names.values.sorted() == ["y", "z"])
    #expect(try WengertList(parsing: "y = x^2; z = y*x; sin(z) + z").names.values.sorted() == ["y", "z"])
    #expect(
      formula.compiled(inputs: ["x"]).description.hasSuffix("z = y * x\nv1 = sin(z)\nv2 = v1 + z\noutput  v2")
    )
  }

  @Test("of the result is kept, of two for one operation the first, of what is not used none")
  func results() throws {
    let formula = try Symbolic(parsing: "a = x*x; b = exp(x); loss = a; c = a + b; loss2 = c")
    #expect(formula.assignedNames == ["a", "b", "c"])
    #expect(formula.program == "a = x*x; b = exp(x); c = a + b")
    #expect(try Symbolic(parsing: formula.program).program == formula.program)
    #expect(try Symbolic(parsing: "unused = sin(x); y = x^2").assignedNames == ["y"])
  }

  @Test("make no difference between formulas")
  func equality() throws {
    #expect(try Symbolic(parsing: "y = x^2; y*y") == Symbolic(parsing: "u = x^2; u*u"))
    #expect(try Symbolic(parsing: "y = x^2; y*y").description == "x^2*x^2")
  }

  @Test("stay with the parts of the primal in a derivative")
  func derivatives() throws {
    let derivative = try Symbolic(parsing: "y = sin(x); y*y").derivative(withRespectTo: "x")
    #expect(derivative.program == "t1 = cos(x)*1; y = sin(x); t1*y + y*t1")
  }
}
