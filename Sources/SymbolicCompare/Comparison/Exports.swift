@_exported public import Dual
@_exported public import FiniteDiff
@_exported public import Formula
@_exported public import Truth
