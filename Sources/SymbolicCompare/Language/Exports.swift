@_exported public import Elementary
