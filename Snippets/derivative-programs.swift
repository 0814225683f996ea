// One derivative, three programs: the formula's, forward mode's and reverse mode's operations side by side, as text and
// in C. Then an answer is checked as a teacher would.

import SymbolicCompare

let f = try Symbolic(parsing: "u = x^2; x*sin(u)")

for method in DerivativeProgram.Method.allCases {
  let program = DerivativeProgram(of: f, by: method)
  print("\(method.rawValue), \(program.count) assignments\n\(program)")
}

print(DerivativeProgram(of: f, by: .reverse).text(in: .c))

let answer = try Symbolic(parsing: "sin(x^2) + x*cos(x^2)")
let check = AnswerCheck(answer, of: f, withRespectTo: "x")
print("\(answer): \(check.kind.rawValue)")
if let slip = check.slip { print(slip.explanation) }

// Prints:
// symbolic, 2 assignments
// u = x^2
// t1 = sin(u)
// f = x*t1
// df/dx = t1 + x*(cos(u)*(2*x))
//
// forward, 7 assignments
// x_dot = 1
// u = x^2
// u_dot = 2*x*x_dot
// v1 = sin(u)
// v1_dot = cos(u)*u_dot
// v2 = x*v1
// v2_dot = x_dot*v1 + x*v1_dot
// f = v2
// df/dx = v2_dot
//
// reverse, 8 assignments
// u = x^2
// v1 = sin(u)
// v2 = x*v1
// v2_bar = 1
// x_bar = v2_bar*v1
// v1_bar = v2_bar*x
// u_bar = v1_bar*cos(u)
// x_bar += u_bar*(2*x)
// f = v2
// df/dx = x_bar
//
// // f of: u = x^2; x*sin(u)
// // the value and the derivatives by x, by reverse mode
// // cc -std=c99 -c f.c; link with -lm
//
// #include <math.h>
//
// double f(double x, double gradient[1]) {
//   double u = x * x;
//   double v1 = sin(u);
//   double v2 = x * v1;
//   double v2_bar = 1.0;
//   double x_bar = v2_bar * v1;
//   double v1_bar = v2_bar * x;
//   double u_bar = v1_bar * cos(u);
//   x_bar += u_bar * (2.0 * x);
//   gradient[0] = x_bar;
//   return v2;
// }
//
// sin(x^2) + x*cos(x^2): WRONG
// the derivative of what stands inside sin(x^2) is missing; the rule is (sin(u))' = cos(u)*u'
