// The forms of a report are a target of their own, to be compiled beside SymbolicCompare; every file of the program has them.
@_exported public import Pages
