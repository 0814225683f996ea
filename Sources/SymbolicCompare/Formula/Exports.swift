@_exported public import Reverse
@_exported public import SymbolicCompareLanguage
