@_exported public import ReverseCore
@_exported public import SymbolicCompareLanguage
