@_exported public import Answers
@_exported public import Comparison
@_exported public import Explanation
@_exported public import Formula
@_exported public import Language
@_exported public import SelfCheck
