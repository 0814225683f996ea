// The command behind the build plugin: `extract FOLDER ARTICLE...` writes a Swift file for each program of each
// article, and one with the list of all.

import Articles
import Foundation

let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let articles = try CommandLine.arguments.dropFirst(2).map { path in
  Article(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
}
let programs = articles.flatMap { Program.programs(of: $0) }
for program in programs {
  try program.swift.write(
    to: folder.appending(path: program.name + ".swift"), atomically: true, encoding: .utf8)
}
let calls = programs.filter { !$0.blocks.isEmpty }.map { "    (\"\($0.name)\", \($0.name).run),\n" }.joined()
let list = "func programs() -> [(name: String, run: () throws -> Void)] {\n  [\n\(calls)  ]\n}\n"
try list.write(to: folder.appending(path: "AllPrograms.swift"), atomically: true, encoding: .utf8)
