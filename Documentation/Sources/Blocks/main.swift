// All blocks of all articles, run in their order: `Blocks` or `Blocks NAME...`. A line that begins with U+0001 says
// whose output follows; the tests split at them.

let wanted = CommandLine.arguments.dropFirst()
for program in programs() where wanted.isEmpty || wanted.contains(program.name) {
  do {
    try program.run()
  } catch {
    print("stopped by the error: \(error)")
  }
}
