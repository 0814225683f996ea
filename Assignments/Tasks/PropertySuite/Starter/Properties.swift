// Task 8, part 1: the laws that derivatives are held to.

import SymbolicCompare

/// Properties that hold for right methods, and one of which fails where a method is wrong.
///
/// Property("a name") { formula, point in … } answers nil if the law holds at the point, or a sentence on what does not.
func properties(of methods: MethodsUnderTest) -> [Property] {
  []  // At least one that compares methods with one another, and one that compares them with something else
}
