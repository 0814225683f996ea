// After reading this file you know what is fuzzed: which part of the program gets the bytes, and what must hold of
// its answer.

import SymbolicCompare

/// A part of the program that takes text from outside.
enum FuzzTarget: String, CaseIterable {
  /// Parse, print, parse again.
  case parser

  /// Parse, compile, evaluate and differentiate.
  case derivatives

  /// Several results: parse, print, parse again; now and then the Jacobian in every form.
  case results

  /// A session: a line after the other.
  case session

  /// What `--at` takes.
  case point

  /// The words of the command line, one a line.
  case arguments

  /// A file of formulas and points, answered as JSON, as text and as CSV.
  case batch

  /// One formula in every view: text, Markdown, CSV, JSON, HTML, trace, steps, graph and swell.
  case views

  var kind: Mutator.Kind {
    switch self {
    case .parser, .derivatives, .views: .formula
    case .results: .results
    case .session: .session
    case .point: .point
    case .arguments, .batch: .lines
    }
  }

  /// The longest text in bytes.
  var longest: Int {
    switch self {
    case .parser, .point, .arguments: 1024
    case .derivatives, .batch: 256
    case .session: 192
    case .results: 160
    case .views: 96
    }
  }

  /// Gives the bytes to the target; returns whether it took them, that is, did not refuse them.
  func check(_ bytes: [UInt8]) throws -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .parser: return try LanguageChecks.formula(text)
    case .derivatives: return try LanguageChecks.derivatives(text)
    case .results: return try ProgramChecks.results(text)
    case .session: return try ProgramChecks.session(text)
    case .point: return try LanguageChecks.point(text)
    case .arguments: return try ProgramChecks.arguments(text)
    case .batch: return try ProgramChecks.batch(bytes)
    case .views: return try ProgramChecks.views(text)
    }
  }
}
