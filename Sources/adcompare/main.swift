// After reading this file you know the whole of the program: words in, text and an exit status out. The mathematics
// is in the libraries; this target reads arguments and renders.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

exit(await run(Array(CommandLine.arguments.dropFirst())).rawValue)
