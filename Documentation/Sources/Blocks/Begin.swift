/// Says that what is printed from here on is of the block at a line of a program's article.
func begin(_ program: String, _ line: Int) { print("\u{1}\(program) \(line)") }
