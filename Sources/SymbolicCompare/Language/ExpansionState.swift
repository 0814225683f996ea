// After reading this file you know what the parser keeps in mind while it reads a body again: which functions the user has
// defined, what waits for its arguments, which names mean something here only, and how much has been written out.
//
//     f(u) = u^2; f(x) + f(y)           the body u^2 is read three times: once for its mistakes, with a placeholder for u;
//                                       then with u = x, then with u = y
//     sum(i, 1, 3, x[i])                the body x[i] is read for i = 1, 2, 3:   x1 + x2 + x3
//
// So whatever is wrong in a body is refused where the user wrote it. A name means what it means where it is written: a body
// sees its own parameters and what was assigned before it, never the names of its callers.

/// What is known of the expansions of one text.
struct ExpansionState {
  /// A function that the text has defined.
  struct UserFunction {
    let name: String
    let parameters: [Spelling]
    let body: Position

    /// How many bytes the body has, and those of what it calls, as often as it calls them.
    let length: Int

    /// The call as it is written in advice: "f(u, v)".
    let example: String
  }

  /// What waits for its closing parenthesis or bracket, with the arguments read so far.
  struct OpenForm {
    enum Kind {
      case user(Int)
      case composed(ComposedFunction)
      case choice
      case sum(isProduct: Bool, index: Spelling)
      case index
    }

    let kind: Kind
    let token: Token
    let mark: (steps: Int, calls: Int)

    /// Where the argument that is being read begins.
    var start: Int
    var arguments: [Int32] = []
    var places: [Range<Int>] = []
  }

  /// A body that is being read.
  struct Expansion {
    enum Kind {
      case function(Int)
      case sum(isProduct: Bool)
    }

    let kind: Kind
    let token: Token

    /// Where the reading goes on: behind the call, or at the beginning of the term.
    let position: Position

    /// Where the parenthesis stands that closes behind the body; `nil` for a function's.
    var parenthesis: Int?
    var index = 0
    var last = 0
    var total = FormulaSteps.none

    /// Where to go back to if the term is read for its mistakes only, for there is nothing to add.
    var skipped: (steps: Int, calls: Int)?
  }

  /// Names that mean something in one body only.
  struct Scope {
    struct Name {
      let spelling: Spelling
      var step: Int32
      var isUsed = false
    }

    var names: [Name]

    /// Whether the scopes around it are hidden.
    let isFunction: Bool
  }

  /// A place to read on from.
  struct Position {
    let token: Token
    let previous: Token
    let mark: Lexer.Mark
  }

  /// Bytes that all bodies together may have, as often as they are read.
  static let limit = 1 << 22

  /// Sums inside one another.
  static let deepest = 16

  let data: VectorData
  var forms: [OpenForm] = []
  var open: [Expansion] = []
  var scopes: [Scope] = []
  private(set) var functions: [UserFunction] = []
  private var functionNames: SpellingTable<Int32>?

  /// The function whose body is read for its mistakes.
  var defined: Spelling?

  /// Within how many bodies that are read for their mistakes only.
  var dryDepth = 0

  /// The step that stands for what has no value while a body is read for its mistakes.
  var placeholder = FormulaSteps.none

  /// Within how many sums and products the reading is.
  var sumDepth = 0

  /// How many bytes of bodies were read, and how many would have been by the calls in a body read for its mistakes.
  var (work, dryWork) = (0, 0)

  init(data: VectorData) { self.data = data }

  /// Whether a body is read for its mistakes only.
  var isDry: Bool { dryDepth > 0 }

  /// The number of a function that was defined, or `nil`.
  func function(named spelling: Spelling) -> Int? { functionNames?[spelling].map { Int($0) } }

  mutating func define(_ function: UserFunction, _ spelling: Spelling) {
    if functionNames == nil { functionNames = SpellingTable() }
    functionNames?.update(spelling, to: Int32(truncatingIfNeeded: functions.count))
    functions.append(function)
  }
}
