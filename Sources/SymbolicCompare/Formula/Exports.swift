@_exported public import SymbolicCompareLanguage
@_exported public import Reverse
