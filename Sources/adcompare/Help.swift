// After reading this file you know what the program says about itself.

import SymbolicCompare

/// The program's version; CHANGELOG.md says what each one brought.
let programVersion = "0.1.0"

/// The answer to `--help`.
let helpText = """
  adcompare: one formula, four derivatives, and whether they agree

  usage
    adcompare [compare] FORMULA [--at POINT] [--wrt NAMES] [--json]
    adcompare [compare] --file FILE ...    the formula is in a file
    adcompare [compare] --batch FILE ...   many cases, one a line
    adcompare functions                    what a formula may contain
    adcompare --help | --version

  examples
    adcompare "log(1+exp(w*x+b))"
    adcompare "log(1+exp(w*x+b))" --at w=2,x=0.5,b=-1
    adcompare "atan2(y, x)" --at "y=1, x=sqrt(3)" --wrt x
    adcompare "y = x^2; z = y*x; exp(z)" --at x=0.5 --json
    adcompare -- "-x^2" --at x=pi/4

  A FORMULA of - is read from standard input; so is FILE if it is -.
  A formula is written with + - * / ^ and calls: 2*x, not 2x; log is natural.

  options
    --at POINT      a value for each variable: w=2,x=pi/4. Without it a point is
                    chosen, the same every time, and shown.
    --wrt NAMES     only the derivatives by these variables: w,x
    --json          one JSON object (schema 1) a case
    --batch FILE    a case a line: FORMULA, a tab, POINT
    --file FILE     the formula, of at most 1 MiB
    --cost          time the methods (always done for a single text report)
    --no-cost       do not
    --              what follows is not an option

  verdicts                                                            exit status
    AGREE             the methods agree                                         0
    FD-LIMITED        differences are off by more than 1e-4, as their step explains
    FORMULA-LIMITED   the naive formula loses digits that the others keep
    BELOW-RESOLUTION  the derivative is too small beside f for differences to see
    KINK              not differentiable here; both slopes are shown
    DOMAIN, OVERFLOW, INDETERMINATE   no finite derivative here                 3
    DISAGREE          one method stands alone                                   1
    (bad input: nothing was computed)                                           2

  """

/// The table that `adcompare functions` prints.
func functionTable() -> String {
  var lines = [
    "operators  + - * / ^ ** ( ), the last two the same; -x^2 is -(x^2), 2^3^2 is 2^(3^2)",
    "constants  pi e (every other name is a variable)",
    "programs   y = x^2; z = y*x; exp(z): each name once, before its use; a name used",
    "           twice is one shared node",
    "", "function          domain             what it is",
  ]
  for function in UnaryFunction.allCases {
    let names = ([function.name] + function.aliases).joined(separator: ", ")
    lines.append(
      "\(names.padded(to: 17)) \(function.domain.description.padded(to: 18)) \(function.summary)")
  }
  for function in BinaryFunction.allCases {
    let (first, second) = function.parameters
    let call = "\(function.name)(\(first), \(second))"
    lines.append("\(call.padded(to: 36)) \(function.summary)")
  }
  return lines.joined(separator: "\n") + "\n"
}
