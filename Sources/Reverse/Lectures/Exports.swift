// After reading this file you know why one import is enough: the tape, the list and the verbs are a target of their own,
// which the lectures' target hands on.

@_exported public import ReverseCore
