// After reading this file you know how a shell completes the program's words: a script for bash, zsh or fish, written
// from the same table as the help.

import SymbolicCompare

/// A shell that can complete words.
enum Shell: String, CaseIterable {
  case bash, zsh, fish
}

/// The script for a shell.
func completions(for name: String?) throws(ArgumentError) -> String {
  guard let shell = name.flatMap(Shell.init(rawValue:)) else {
    throw ArgumentError(
      message: name.map { "no completions for '\($0.printable)'" } ?? "the shell's name is missing",
      advice: "write adcompare completions bash, zsh or fish")
  }
  switch shell {
  case .bash: return bashCompletions
  case .zsh: return zshCompletions
  case .fish: return fishCompletions
  }
}

private let everywhere: [Option] = [.help, .version]

extension Option {
  /// The option as it is typed.
  fileprivate var word: String { "--\(rawValue)" }
}

// MARK: - bash

private var bashCompletions: String {
  let commands = Command.allCases.map(\.rawValue).joined(separator: " ")
  let cases = Command.allCases.filter { $0 != .compare }.map { command in
    "    \(command.rawValue)) options='\((command.options + everywhere).map(\.word).joined(separator: " "))' ;;"
  }
  let values = Option.allCases.filter { $0.placeholder != nil }.map { option in
    let reply =
      option.takesFile
      ? "compgen -f -- \"$current\"" : "compgen -W '\(option.choices.joined(separator: " "))' -- \"$current\""
    return "    \(option.word)) mapfile -t COMPREPLY < <(\(reply)); return ;;"
  }
  return """
    # bash completions of adcompare
    _adcompare() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local options='\((Command.compare.options + everywhere).map(\.word).joined(separator: " "))'
      case $previous in
    \(values.joined(separator: "\n"))
        completions) mapfile -t COMPREPLY < <(compgen -W '\(shells)' -- "$current"); return ;;
        help) mapfile -t COMPREPLY < <(compgen -W '\(commands)' -- "$current"); return ;;
      esac
      case ${COMP_WORDS[1]} in
    \(cases.joined(separator: "\n"))
      esac
      if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
      elif (( COMP_CWORD == 1 )); then
        mapfile -t COMPREPLY < <(compgen -W '\(commands)' -- "$current")
      fi
    }
    complete -F _adcompare adcompare

    """
}

private var shells: String { Shell.allCases.map(\.rawValue).joined(separator: " ") }

// MARK: - zsh

private var zshCompletions: String {
  let commands = Command.allCases.map { "    '\($0.rawValue):\(quoted($0.summary))'" }
  let cases = Command.allCases.filter { $0 != .compare }.map { command in
    "    \(command.rawValue)) options=(\n\(zshOptions(command))\n    ) ;;"
  }
  return """
    #compdef adcompare
    # zsh completions of adcompare
    _adcompare() {
      local -a commands options
      commands=(
    \(commands.joined(separator: "\n"))
      )
      if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe 'command' commands
        return
      fi
      options=(
    \(zshOptions(.compare))
      )
      case $words[2] in
    \(cases.joined(separator: "\n"))
      esac
      case $words[2] in
        completions) _values 'shell' \(shells) ;;
        help) _describe 'command' commands ;;
        *) _arguments -S $options '*:formula:' ;;
      esac
    }
    _adcompare "$@"

    """
}

private func zshOptions(_ command: Command) -> String {
  (command.options + everywhere).map { option in
    let description = "[\(quoted(option.summary, "[]"))]"
    guard let placeholder = option.placeholder else { return "      '\(option.word)\(description)'" }
    let action =
      option.takesFile ? "_files" : option.choices.isEmpty ? "" : "(\(option.choices.joined(separator: " ")))"
    return "      '\(option.word)=\(description):\(placeholder):\(action)'"
  }.joined(separator: "\n")
}

/// The text inside single quotation marks, with what zsh would read in it made harmless.
private func quoted(_ text: String, _ special: String = "") -> String {
  text.map { character in
    character == "'"
      ? "'\\''" : character == ":" || special.contains(character) ? "\\\(character)" : String(character)
  }.joined()
}

// MARK: - fish

private var fishCompletions: String {
  var lines = ["# fish completions of adcompare", "complete -c adcompare -f"]
  let names = Command.allCases.map(\.rawValue)
  for command in Command.allCases {
    lines.append(
      "complete -c adcompare -n __fish_use_subcommand -a \(command.rawValue) -d \(command.summary.shellQuoted)"
    )
  }
  let others = names.filter { $0 != Command.compare.rawValue }.joined(separator: " ")
  for command in Command.allCases {
    let condition =
      command == .compare
      ? "not __fish_seen_subcommand_from \(others)" : "__fish_seen_subcommand_from \(command.rawValue)"
    for option in command.options {
      let values =
        option.takesFile
        ? " -r -F"
        : option.placeholder == nil
          ? "" : option.choices.isEmpty ? " -x" : " -x -a '\(option.choices.joined(separator: " "))'"
      lines.append(
        "complete -c adcompare -n '\(condition)' -l \(option.rawValue)\(values) -d \(option.summary.shellQuoted)"
      )
    }
  }
  lines.append("complete -c adcompare -n '__fish_seen_subcommand_from completions' -a '\(shells)'")
  lines.append(
    "complete -c adcompare -n '__fish_seen_subcommand_from help' -a '\(names.joined(separator: " "))'")
  lines.append("complete -c adcompare -l help -d 'help' -s h")
  lines.append("complete -c adcompare -l version -d 'the version'")
  return lines.joined(separator: "\n") + "\n"
}
