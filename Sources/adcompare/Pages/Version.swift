// After reading this file you know which version of the program a page, a manual or a session says it was made by: the one
// that a release raises, here and nowhere else.

/// The program's version; CHANGELOG.md says what each one brought.
package let programVersion = "0.1.0"
