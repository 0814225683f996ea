@_exported public import Pages
