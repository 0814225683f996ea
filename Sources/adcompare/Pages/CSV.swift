// After reading this file you know how a table becomes comma-separated values (RFC 4180): numbers in full, a field in
// quotation marks where it needs them.

extension Table {
  /// The table's lines, its head first; a name that is not repeated in the table is repeated here.
  package var csv: String {
    var lines = [columns.map { Table.field($0.name) }.joined(separator: ",")]
    var above = columns.map { _ in "" }
    for row in rows {
      var fields = row.map(\.exact)
      for column in 0..<Swift.min(keyColumns, fields.count) where isGrouped && fields[column].isEmpty {
        fields[column] = above[column]
      }
      above = fields
      lines.append(fields.map(Table.field).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text as one field.
  package static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"\(text.map { $0 == "\"" ? "\"\"" : String($0) }.joined())\""
  }
}
