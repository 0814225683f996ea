"""After reading this file you know what the drill breaks: the files of each module that hold its mathematics, less the
functions that only decide about memory or speed, and the tests that are asked first."""

# For each module: its own test target.
OWN_TESTS = {
    "Dual": "DualTests", "HyperDual": "DualTests", "NestedDual": "DualTests", "Taylor": "DualTests",
    "Reverse": "ReverseTests", "Symbolic": "SymbolicCompareTests", "FiniteDiff": "FiniteDiffTests"}

# The whole suite, in the order in which it is asked. Snippets are not part of the copy.
WHOLE_SUITE = [
    "DualTests", "ReverseTests", "FiniteDiffTests", "SymbolicCompareTests", "PropertyTests", "ElementaryTests",
    "adcompareTests"]
NEVER = ["SnippetTests"]

# The suites of a target that are quick and to the point, the quickest first; they are asked before the others.
FIRST = {
    "DualTests": [
        "(RuleTests|IdentityTests|OverflowTests|ChunkRuleTests|NestedRuleTests|HigherOrderTests|EdgeValueTests|"
        "PrimitiveFigureTests|SecondOrderTests|OwnUnitsTests|TaylorTests/(?!negativeOrder))"],
    "ReverseTests": [
        "(RuleTests|WengertListTests|EvaluatorTests|EdgeValueTests|GradientTests|PullbackTests|DefinedFunctionTests|"
        "FoldingTests|PrimitiveFigureTests)/",
        "(EvaluatorProgramTests|OpaqueNumberTests|EdgeValuesOnEveryPathTests|SharedOperandTests|MeetingPathsTests|"
        "UndefinedOnEveryPathTests|CallTangentTests|HessianTests|SecondDerivativeOfDefinedFunctionTests|"
        "CheckpointingTests|ListMisuseTests|MovingNumberTests|ReplayTests|SweepMemoryTests|TraceTests)/"],
    "SymbolicCompareTests": ["(RuleTests/|PrimitiveFigureTests/|DerivativeTests/(?!randomFormulas)|EdgeValueTests/|NaiveSizeTests/)"],
}

# File: functions that are left out, each because a change in it changes no number.
FILES = {
    "Dual": {
        "Dual/Rules.swift": [], "Dual/ChainRule.swift": [], "Dual/Dual.swift": ["description", "init"],
        "Dual/VectorDual.swift": [], "Dual/Dual4.swift": ["init", "isPerturbed", "mark", "moved", "unperturbed"],
        "Dual/Dual8.swift": ["init", "isPerturbed", "mark", "moved", "unperturbed"], "Dual/Derivative.swift": [],
        "Dual/Gradient.swift": [], "Dual/Chunks.swift": [], "Dual/VectorFields.swift": ["requireSameCount"],
    },
    "HyperDual": {
        "Dual/HyperDualRules.swift": [], "Dual/HyperDualChainRule.swift": ["isConstant"],
        "Dual/HyperDual.swift": ["description", "init"], "Dual/SecondOrder.swift": [],
    },
    "NestedDual": {
        "Dual/NestedDualRules.swift": [],
        "Dual/NestedDual.swift": ["init", "unperturbed", "moved", "isPerturbed", "mark"],
    },
    "Taylor": {
        "Dual/TaylorRules.swift": [], "Dual/TaylorRecurrences.swift": [], "Dual/Taylor.swift": ["description"],
        "Dual/HigherOrder.swift": ["requireOrder", "unperturbed", "isPerturbed", "mark"],
    },
    "Reverse": {
        "Reverse/Rules/Rules.swift": ["primal"], "Reverse/Rules/EdgeValues.swift": [],
        "Reverse/Tape/Variable.swift": ["description"],
        "Reverse/Tape/TapeSweep.swift": ["mayContainNaN", "reserveAdjoints", "slot"],
        "Reverse/Gradient.swift": [], "Reverse/GradientIntoSpan.swift": [], "Reverse/Pullback.swift": [],
        "Reverse/Hessian.swift": [], "Reverse/List/WengertList+Sweeps.swift": ["fill", "fillSlowly", "element"],
        "Reverse/List/WengertList+Tangents.swift": [], "Reverse/List/WengertList+Calls.swift": [],
        "Reverse/Rules/DefinedFunction.swift": ["init", "checkArity", "checkAdjoints"],
        "Reverse/List/DefinedFunction+Numbers.swift": [],
        "Reverse/Evaluator/Evaluator.swift": ["init", "value", "deinit"],
        "Reverse/Evaluator/Evaluator+Blocks.swift": ["blockMemory", "width", "checkRoom"],
        "Reverse/Evaluator/Evaluator+Program.swift": [], "Reverse/Evaluator/Evaluator+Loops.swift": [],
    },
    "Symbolic": {
        "SymbolicCompare/Formula/Rules.swift": [], "SymbolicCompare/Formula/DerivativeRule.swift": ["description"],
        "SymbolicCompare/Formula/Derivative.swift": ["description"],
    },
    "FiniteDiff": {
        "FiniteDiff/Fornberg.swift": [], "FiniteDiff/Jacobian.swift": [], "FiniteDiff/Hessian.swift": [],
    },
}
