// After reading this file you know the answers of the systems that are not simulated, to the formulas that were put to
// them. It is written by Tests/Elsewhere/table.py from the recorded answers (Tests/Elsewhere/answers.tsv).
//
// A cell has the derivatives by each variable, in the point's order, parted by ";": numbers, or an error's name or a
// formula where no number came. An empty cell: the system has no such function.

/// What was asked and answered.
enum RecordedAnswers {
  /// The systems, in the order of the cells.
  static let systems: [OtherSystem] = [
    .tinygrad, .warp, .taichi, .uncertainties, .numDual, .symPy, .symEngine,
  ]

  // swift-format-ignore
  /// A formula a line, its point and the cells, parted by tabs.
  static let rows = #"""
    abs(x)	x=0	0	1	0	1		0	Derivative(0, 0)
    abs(x)	x=-0.0	0	1	0	1		0	Derivative(0, 0)
    relu(x)	x=0	0						
    relu(x)	x=-0.0	0						
    max(x, y)	x=1,y=1	0.5;0.5	0;1	0;1			0.5;0.5	Derivative(1, 1);Derivative(1, 1)
    min(x, y)	x=1,y=1	0.5;0.5	0;1	0;1			0.5;0.5	Derivative(1, 1);Derivative(1, 1)
    max(x, y)	x=0,y=-0.0	0.5;0.5	0;1	0;1			0.5;0.5	Derivative(0, 0);Derivative(0, 0)
    max(x, x)	x=1	1	1	1			1	1
    min(x, x)	x=1	1	1	1			1	1
    max(x, 0)	x=0	0.5	0	0			0.5	Derivative(0, 0)
    max(0, x)	x=0	0.5	1	1			0.5	Derivative(0, 0)
    min(x, 0)	x=0	0.5	0	0			0.5	Derivative(0, 0)
    min(0, x)	x=0	0.5	1	1			0.5	Derivative(0, 0)
    min(max(x, 0), 1)	x=0	0.5	0	0			0.5	Derivative(0, 0)
    sign(x)	x=0	0	0				2.0*DiracDelta(0)	Derivative(0, 0)
    heaviside(x)	x=0						DiracDelta(0)	
    hypot(x, y)	x=0,y=0				nan;nan			
    hypot(x, 0)	x=0				nan			
    hypot(x, x)	x=0				nan			
    hypot(x, y)	x=0,y=1				0;1			
    atan2(y, x)	x=0,y=0		0;0	nan;nan	nan;nan		zoo;0	nan;nan
    atan2(y, x)	x=-1,y=0		0;-1	0;-1	0;-1		0;-1	0;-1
    atan2(y, x)	x=-1,y=-0.0		0;-1	0;-1	0;-1		0;-1	0;-1
    sqrt(x)	x=0	inf	inf	inf	nan	nan	zoo	zoo
    sqrt(x)	x=-0.0	-inf	-inf	-inf	nan	nan	zoo	zoo
    sqrt(x)	x=-1	nan	nan	nan	ValueError	nan	complex	complex
    cbrt(x)	x=0		inf			nan	zoo	
    log(x)	x=0	inf	inf	inf	ValueError	inf	zoo	zoo
    log(x)	x=-0.0	-inf	-inf	-inf	ValueError	-inf	zoo	zoo
    log(x)	x=-1	-1	-1	-1	ValueError	-1	-1	-1
    log(x)	x=-2	-0.5	-0.5	-0.5	ValueError	-0.5	-0.5	-0.5
    log2(x)	x=0	inf	inf			inf		
    log2(x)	x=-1	-1.4426950408889634	-1.4426950408889634			-1.4426950408889634		
    log10(x)	x=0	inf	inf		ValueError	inf		
    log10(x)	x=-1	-0.4342944819032518	-0.43429448190325176		ValueError	-0.43429448190325176		
    log1p(x)	x=-1				ValueError	inf		
    log1p(x)	x=-2				ValueError	-1		
    asin(x)	x=1	inf	0	inf	nan	inf	zoo	zoo
    asin(x)	x=-1	inf	0	inf	nan	inf	zoo	zoo
    asin(x)	x=2	nan	0	nan	ValueError	nan	complex	complex
    acos(x)	x=1	-inf	0	-inf	nan	-inf	zoo	zoo
    acos(x)	x=2	nan	0	nan	ValueError	nan	complex	complex
    acosh(x)	x=1	inf			nan	inf	zoo	zoo
    acosh(x)	x=0.5	nan			ValueError	nan	complex	complex
    atanh(x)	x=1	nan			ValueError	inf	zoo	zoo
    atanh(x)	x=2	-0.33333333333333337			ValueError	-0.3333333333333333	-0.3333333333333333	-0.3333333333333333
    gamma(x)	x=0				ValueError		zoo	zoo
    lgamma(x)	x=0				ValueError		zoo	zoo
    lgamma(x)	x=-1				ValueError		zoo	zoo
    digamma(x)	x=0						zoo	
    digamma(x)	x=-1						zoo	
    1/x	x=0	-inf	-inf	-inf	ZeroDivisionError	-inf	zoo	zoo
    1/x	x=-0.0	-inf	-inf	-inf	ZeroDivisionError	-inf	zoo	zoo
    2/x	x=0	-inf	-inf	-inf	ZeroDivisionError	-inf	zoo	zoo
    0/x	x=0	0	nan	nan	ZeroDivisionError	nan	0	0
    x/0	x=1	inf	inf	inf	ZeroDivisionError	inf	zoo	0
    x/0	x=0	inf	inf	inf	ZeroDivisionError	inf	zoo	0
    x/y	x=1,y=0	inf;-inf	inf;-inf	inf;-inf	ZeroDivisionError	nan;-inf	zoo;zoo	zoo;zoo
    x/y	x=-1,y=0	inf;inf	inf;inf	inf;inf	ZeroDivisionError	nan;inf	zoo;zoo	zoo;zoo
    x/y	x=0,y=0	inf;nan	inf;nan	inf;nan	ZeroDivisionError	nan;nan	zoo;0	zoo;nan
    x/x	x=0	0	nan	0	ZeroDivisionError	nan	0	0
    sin(x)/x	x=0	nan	nan	nan	ZeroDivisionError	nan	nan	zoo
    abs(x)/x	x=0	0	nan	nan	ZeroDivisionError		nan	nan + zoo*Derivative(0, 0)
    1/x^2	x=0	nan	nan	nan	ZeroDivisionError	nan	zoo	zoo
    1/sqrt(x)	x=0	-inf	-inf	-inf	ZeroDivisionError	nan	zoo	zoo
    1/abs(x)	x=0	nan	-inf	nan	ZeroDivisionError		nan	zoo*Derivative(0, 0)
    x^2	x=0	0	0	0	0	0	0	0
    x^0	x=0	0	nan	0	0	0	0	0
    x^1	x=0	1	1	1	1	1	1	1
    x^0.5	x=0	inf	inf	inf	nan	nan	zoo	zoo
    x^0.5	x=-0.0	nan	inf	-inf	nan	nan	zoo	zoo
    x^1.5	x=0	0	0	0	nan	nan	0	0
    x^(1/3)	x=0	inf	inf	inf	nan	nan	zoo	zoo
    x^-1	x=0	-inf	-inf	-inf	ZeroDivisionError	nan	zoo	zoo
    x^2	x=-2	-4	-4	-4	-4	-4	-4	-4
    x^0.5	x=-2	nan	nan	nan	ValueError	nan	complex	complex
    x^y	x=0,y=0	0;0	nan;-inf	nan;nan	0;nan	nan;nan	nan;zoo	nan;zoo
    x^y	x=0,y=0.5	inf;0	inf;nan	inf;nan	nan;0	nan;nan	nan;nan	zoo;nan
    x^y	x=0,y=1	1;0	1;nan	1;nan	1;0	nan;nan	nan;nan	1;nan
    x^y	x=0,y=2	0;0	0;nan	0;nan	0;0	nan;nan	nan;nan	0;nan
    x^y	x=0,y=-1	-inf;-inf	-inf;-inf	-inf;nan	ZeroDivisionError	nan;nan	zoo;zoo	zoo;zoo
    x^y	x=-2,y=3	12;nan	12;nan	12;nan	12;nan	nan;nan	12;complex	12;complex
    x^y	x=-8,y=0.5	nan;nan	nan;nan	nan;nan	ValueError	nan;nan	complex;complex	complex;complex
    x^x	x=0	0	nan	nan	nan	nan	zoo	zoo
    0^x	x=0	0	-inf	0	nan	TypeError	nan	zoo
    0^x	x=2	0	nan	0	0	TypeError	nan	nan
    (-2)^x	x=2	nan	nan	nan	nan	TypeError	complex	complex
    abs(x)*x	x=0	0	0	0	0		0	0
    exp(abs(x))	x=0	0	1	0	1		0	Derivative(0, 0)
    abs(sqrt(x))	x=0	nan	inf	nan	nan		nan	Derivative(0, 0)
    sqrt(abs(x))	x=0	nan	inf	nan	nan		nan	zoo*Derivative(0, 0)
    sqrt(relu(x))	x=0	0						
    log(relu(x))	x=0	0						
    log(abs(x))	x=0	nan	inf	nan	ValueError		nan	zoo*Derivative(0, 0)
    sqrt(x^2)	x=0	nan	nan	nan	nan	nan	0	nan
    sqrt(x*x)	x=0	nan	nan	nan	nan	nan	0	nan
    sqrt(x^2+y^2)	x=0,y=0	nan;nan	nan;nan	nan;nan	nan;nan	nan;nan	0;nan	nan;nan
    sqrt(x)^2	x=0	1	nan	nan	nan	nan	1	1
    sqrt(x)*0	x=0	0	nan	0	nan	nan	0	0
    sqrt(-x)	x=0	inf	-inf	inf	nan	nan	nan	zoo
    log(x^2)	x=0	nan	nan	nan	ValueError	nan	zoo	zoo
    x*log(x)	x=0	-inf	nan	nan	ValueError	nan	zoo	zoo
    relu(x)-relu(-x)	x=0	0						
    relu(x)^2	x=0	0						
    min(0, abs(2*x))	x=0	0	2	0			0	Derivative(0, 0)
    hypot(x, y)^2	x=0,y=0				nan;nan			
    hypot(y, abs(x))	x=0,y=0				nan;nan			
    relu(hypot(x, y))	x=0,y=0							
    max(x, -x)	x=0	0	-1	-1			0	Derivative(0, 0)
    max(max(x, 1), 1)	x=1	0.25	0	0			0.5	Derivative(1, 1)
    max(x, y)-min(x, y)	x=1,y=1	0;0	0;0	0;0			0;0	0;0
    atan2(x, x)	x=0		0	0	nan		0	(1/2)*pi*Derivative(0, 0)
    atan2(0, x)	x=0		0	nan	nan		0	0
    sqrt(log(x))	x=-1	nan	nan	nan	ValueError	nan	complex	complex
    log(log(x))	x=0.5	-2.885390081777927	-2.8853900817779268	-2.8853900817779268	ValueError	-2.8853900817779268	-2.8853900817779268	-2.8853900817779268
    exp(x)	x=1000	inf	inf	inf	OverflowError	inf	inf	inf
    log(1+exp(x))	x=1000	1	nan	nan	OverflowError	nan	1	nan
    softplus(x)	x=1000	1						
    sigmoid(x)	x=-1000	0						
    sigmoid(x)	x=40	0						
    tanh(x)	x=1000	0	0	0	0	nan	2.3636425261531484e-125	0
    tanh(x)	x=25	0	0	0	0	0	7.714999391855671e-22	0
    erf(x)	x=0	0	1.1283791670955126		1.1283791670955126		1.1283791670955126	1.1283791670955126
    erfc(x)	x=0		-1.1283791670955126		-1.1283791670955126		-1.1283791670955126	-1.1283791670955126
    exp2(x)	x=0	0.6931471805599453						
    expm1(x)	x=0				1	1		
    """#
}
