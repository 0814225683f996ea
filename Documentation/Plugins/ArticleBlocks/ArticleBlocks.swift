// After reading this file you know how the articles' code comes into a build: each article is an input of a command
// that writes one Swift file, so that a changed article is compiled again and a wrong line is an error of the article.

import Foundation
import PackagePlugin

@main
struct ArticleBlocks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let articles = try articles(in: root)
    let output = context.pluginWorkDirectoryURL
    let files = try articles.flatMap { article in
      try names(of: article).map { output.appending(path: $0) }
    }
    return [
      .buildCommand(
        displayName: "The articles' blocks",
        executable: try context.tool(named: "extract").url,
        arguments: [output.path()] + articles.map { $0.path() },
        inputFiles: articles,
        outputFiles: files + [output.appending(path: "AllPrograms.swift")])
    ]
  }

  private func articles(in root: URL) throws -> [URL] {
    let files = FileManager.default.enumerator(
      at: root.appending(path: "Catalogs"), includingPropertiesForKeys: nil)
    let articles = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
    return [root.deletingLastPathComponent().appending(path: "README.md")]
      + articles.sorted { $0.path() < $1.path() }
  }

  /// The names that `extract` gives too: the catalogue, the article, and the program's number in it.
  private func names(of article: URL) throws -> [String] {
    let catalogue = article.pathComponents.first { $0.hasSuffix(".docc") }?.dropLast(5) ?? "Package"
    let name = article.deletingPathExtension().lastPathComponent
    let stem = String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    let text = try String(contentsOf: article, encoding: .utf8)
    return text.components(separatedBy: "<!-- new program -->").indices.map {
      "\(catalogue)_\(stem)_\($0).swift"
    }
  }
}
