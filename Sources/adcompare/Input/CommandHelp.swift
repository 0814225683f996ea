// After reading this file you know how each command is called, what it shows, and an example that can be pasted.

extension Command {
  /// How the command is called, the shortest way first.
  var usages: [String] {
    switch self {
    case .compare:
      [
        "[compare] FORMULA [--at POINT] [--wrt NAMES] [--json | --markdown | --csv | --html FILE]",
        "[compare] --file FILE [OPTIONS]", "[compare] --batch FILE [--jobs N] [--json | --csv]",
      ]
    case .derive:
      [
        "derive FORMULA [--wrt NAMES] [--order N] [--form NAME] [--steps] [--at POINT]",
        "derive FORMULA --emit LANGUAGE [--method symbolic | forward | reverse]",
      ]
    case .check:
      [
        "check FORMULA YOURS [--wrt NAME] [--at POINT] [--json | --markdown | --csv | --html FILE]",
        "check FORMULA --gradient FORMULAS", "check [FORMULA] --batch FILE [--json | --csv]",
      ]
    case .trace:
      [
        "trace FORMULA [--at POINT] [--wrt NAMES] [--json | --markdown | --csv | --html FILE]",
        "trace FORMULA --equivalence [OPTIONS]",
      ]
    case .swell:
      [
        "swell FORMULA [--wrt NAMES] [--up-to N] [--json | --markdown | --csv | --html FILE]",
        "swell --family NAME [--up-to N] [OPTIONS]",
      ]
    case .steps:
      [
        "steps FORMULA [--at POINT] [--wrt NAMES] [--json | --markdown | --csv | --html FILE]",
        "steps FORMULA --compare-rules [OPTIONS]",
      ]
    case .digits: ["digits FORMULA [--at RANGE] [--wrt NAME] [--json | --markdown | --csv | --html FILE]"]
    case .graph:
      ["graph FORMULA [--at POINT] [--format dot | mermaid | svg] [--json | --markdown | --html FILE]"]
    case .selfcheck:
      [
        "selfcheck [--count N] [--seed S] [--jobs N] [--json | --markdown | --csv | --html FILE]",
        "selfcheck FORMULA [--at POINT] [OPTIONS]",
      ]
    case .repl: ["repl [--at POINT] [--data FILE]"]
    case .functions: ["functions"]
    case .completions: ["completions SHELL"]
    case .manual: ["manual"]
    case .help: ["help [COMMAND]"]
    }
  }

  /// What a reader should know before the options.
  var explanation: String {
    switch self {
    case .compare:
      """
      Differentiates the formula by forward mode, reverse mode, the naive formula and differences, holds each to its \
      own error bound, and says what came of it. A batch answers a line for a line, in order; blank lines are \
      passed over, a bad line gets its own error and the run goes on; nothing is timed without --cost. Several formulas with \
      commas between are one function: its Jacobian is shown by rows and by columns, a verdict an entry.
      """
    case .derive:
      """
      Differentiates as formulas: the derivative, with --steps how it was made, its forms with their sizes, and what each \
      keeps of the digits at a point. --emit prints a function of the variables instead, value and derivatives together, \
      that compiles as it stands; --method forward and reverse make the same of the sweeps over the Wengert list.
      """
    case .check:
      """
      Compares your own derivative with the true one at several points of the domain, on each piece of a function of \
      pieces, and at --at, and says RIGHT, RIGHT HERE ONLY, or WRONG, with the point where it shows best, the difference, \
      and the slip that gives your numbers: a sign, a factor, a forgotten inner derivative, a missing term of a product, \
      degrees, and so on. A constant rounded to ten digits or more passes for what it rounds. Exit status 0 if it is \
      right, 1 if it is wrong. A batch has an answer a line, or FORMULA, a tab, an answer; a name and a tab may stand \
      before it.
      """
    case .trace:
      """
      Writes the formula as a Wengert list, one operation a line. Values and tangents are computed downwards, adjoints \
      upwards; the adjoint of an input is the derivative by it. With --equivalence, each tangent stands beside the number \
      that the naive formula has for the same operation: the two are the same to the last bit, unless their rules are \
      arranged differently, and then the arrangement is named, and at how many of 1000 random points it shows.
      """
    case .swell:
      """
      Counts the nodes of the naive derivatives of order 1, 2, ... N (6 without --up-to), written out as trees, shared, \
      and lightly simplified, and says which of three sources makes them grow. With --family the formula itself grows, \
      and its first derivatives are counted.
      """
    case .steps:
      """
      Draws the error of the difference quotient against its step for four schemes, beside what truncation and rounding \
      predict: steps too long leave out curvature, steps too short leave rounding. With --compare-rules, what popular rules \
      for the step give at this point, in a table.
      """
    case .digits:
      """
      Compares at every point of a range, NAME=FROM:TO:COUNT in --at, and shows how many digits of the derivative each method \
      has there, against the certified number. Without a range the first variable without a value runs from 1e-12 to 1. \
      Ends of one sign a thousand times apart are reached by equal factors, others by equal steps.
      """
    case .graph: "Each node has its value and its adjoint, each edge the local partial derivative."
    case .selfcheck:
      """
      Makes random formulas and programs, chooses a point for each, and checks what must hold for all: that the methods \
      agree, also in second to fourth derivatives; that the tape, its recordings and its evaluator do; that errors are at \
      most 8 units of the certified derivative; that sums, products and compositions follow calculus; that a printed \
      formula reads back; and more. Failures are made small; each is shown once, as a command (exit status 1). The check \
      ends early with the formula that brings them to ten or more. 1 to 2 ms of processor a formula, failures aside. \
      With a FORMULA the same is checked on it, at one point: which properties hold, which have nothing to compare \
      there, and which fail.
      """
    case .repl:
      """
      Reads a line, answers it, and reads the next, until Ctrl-D or :quit. A formula is compared; f(u) = u^2 and y = x^2 are \
      kept and stand before every later formula; :at x=2 keeps a point; :trace, :derive, :order 2 and the other commands \
      ask more of the last formula. No error ends the session. rlwrap adcompare repl adds the arrow \
      keys and a history.
      """
    case .completions: "Prints a script for the shell to read at its start."
    case .manual: "A page in the language of man, made from the same texts as the help."
    case .functions, .help: ""
    }
  }

  /// What follows "adcompare" in calls that work as they stand.
  var examples: [String] {
    switch self {
    case .compare:
      [
        #""log(1+exp(w*x+b))""#, #""log(1+exp(w*x+b))" --at w=2,x=0.5,b=-1"#,
        #""atan2(y, x)" --at "y=1, x=sqrt(3)" --wrt x"#, #""y = x^2; z = y*x; exp(z)" --at x=0.5 --json"#,
        #""log(1+exp(w*x+b))" --html page.html"#, #""log(1+exp(w*x+b))" --order 2 --wrt w,x"#,
        #""x^2*y" --brief"#, #""sin(x)/x" --at x=0.1:10:50"#, "--batch cases.tsv --json",
        #"--at x=pi/4 -- "-x^2""#, #""x = r*cos(t); y = r*sin(t); x, y" --at r=2,t=0.5 --vector 1,0"#,
        #""f(u) = u^2; f(x) + f(y)" --at x=1,y=2"#, #""sum(i, 1, 3, x[i]^2)" --at x=[1,2,3]"#,
        #""sum(i, 1, len(x), (a*x[i] - y[i])^2)" --data points.csv --at a=2"#,
      ]
    case .derive:
      [
        #"derive "x*sin(x)" --steps"#, #"derive "x*sin(x)" --emit latex"#,
        #"derive "log(1+exp(w*x+b))" --emit c --method reverse > f.c"#,
        #"derive "1/(1+x^2)" --order 3 --form factored"#,
      ]
    case .check:
      [
        #"check "sin(x^2)" "2*x*cos(x^2)""#, #"check "x^2*y" --wrt y "x^2""#,
        #"check "x^2*y" --gradient "2*x*y, x^2""#,
        #"printf '2*x*cos(x^2)\n' | adcompare check "sin(x^2)" --batch -"#,
      ]
    case .trace:
      [
        #"trace "log(x1) + x1*x2 - sin(x2)" --at x1=2,x2=5"#,
        #"trace "log(1+exp(w*x+b))" --equivalence --wrt w"#,
      ]
    case .swell:
      [
        #"swell "log(1+exp(w*x+b))" --wrt b --up-to 6"#, #"swell "1/(1+x^2)" --up-to 4 --csv"#,
        "swell --family logistic --up-to 20",
      ]
    case .steps:
      [
        #"steps "log(1+exp(w*x+b))" --at w=2,x=0.5,b=-1 --wrt w"#,
        #"steps "sin(x)" --at x=1e6 --html steps.html"#, #"steps "sin(x)" --at x=1e6 --compare-rules"#,
      ]
    case .digits: [#"digits "(1-cos(x))/x^2" --at x=1e-12:1:60"#]
    case .graph:
      [#"graph "log(x1) + x1*x2 - sin(x2)" --at x1=2,x2=5"#, #"graph "x*sin(x)" --format svg > graph.svg"#]
    case .selfcheck:
      ["selfcheck --count 200 --seed 7", #"selfcheck "t = digamma(-x); t*t" --at x=-5.012"#]
    case .repl: ["repl", "repl --data points.csv"]
    case .functions: ["functions"]
    case .completions:
      [
        "completions bash > ~/.adcompare.bash; source ~/.adcompare.bash",
        "completions zsh > ~/.zfunc/_adcompare",
        "completions fish > ~/.config/fish/completions/adcompare.fish",
      ]
    case .manual: ["manual"]
    case .help: ["help compare"]
    }
  }

  /// How many of the examples stand in the general help.
  var examplesInGeneralHelp: Int {
    switch self {
    case .compare: 7
    case .derive: 3
    case .completions, .manual, .functions, .repl: 0
    default: 1
    }
  }
}
