@usableFromInline func digammaFunction(_ x: Double) -> Double { .nan }
@usableFromInline func polygammaFunction(_ n: Double, _ x: Double) -> Double { .nan }
