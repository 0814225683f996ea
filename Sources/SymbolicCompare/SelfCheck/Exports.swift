@_exported public import Comparison
