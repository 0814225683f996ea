@_exported public import SymbolicCompareAnswers
@_exported public import SymbolicCompareComparison
@_exported public import SymbolicCompareExplanation
@_exported public import SymbolicCompareFormula
@_exported public import SymbolicCompareLanguage
@_exported public import SymbolicCompareSelfCheck
