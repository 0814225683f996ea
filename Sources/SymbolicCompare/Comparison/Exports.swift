@_exported public import Dual
@_exported public import FiniteDiff
@_exported public import Reverse
@_exported public import SymbolicCompareFormula
@_exported public import Truth
