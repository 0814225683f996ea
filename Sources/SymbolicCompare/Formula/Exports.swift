@_exported public import Language
@_exported public import Reverse
