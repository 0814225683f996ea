// Written by Tests/ReverseTests/Figures/lanes_constants.py with mpmath; do not edit.

// log 2 in two parts, of which the first has 42 bits; π/2 in three, of which the first two have 37.
static const double log2High = 0x1.62e42fefa3800p-1;
static const double log2Low = 0x1.ef35793c76730p-45;
static const double oneOverLog2 = 0x1.71547652b82fep+0;
static const double halfPi0 = 0x1.921fb54440000p+0;
static const double halfPi1 = 0x1.68c234c4c0000p-39;
static const double halfPi2 = 0x1.98a2e03707345p-77;
static const double twoOverPi = 0x1.45f306dc9c883p-1;

// The bits of 1 and of the square root of one half.
static const uint64_t oneBits = 0x3ff0000000000000;
static const uint64_t rootOfHalfBits = 0x3fe6a09e667f3bcd;

// exp(r) = 1 + r + r^2/2 + r^3*P(r), |r| <= log(2)/2: 2^-60.3 off.
static const double expP0 = 0x1.5555555555556p-3;
static const double expP1 = 0x1.5555555555555p-5;
static const double expP2 = 0x1.11111111109b3p-7;
static const double expP3 = 0x1.6c16c16c167e1p-10;
static const double expP4 = 0x1.a01a01a7c41d5p-13;
static const double expP5 = 0x1.a01a01a47b054p-16;
static const double expP6 = 0x1.71de0dae63bb3p-19;
static const double expP7 = 0x1.27e4e1f48534fp-22;
static const double expP8 = 0x1.af38a9b0ec855p-26;
static const double expP9 = 0x1.1f66df7fca49fp-29;

// 2*artanh(s) = 2*s + s*z*P(z), z = s^2 <= 0.0295, beside s: 2^-59.7 off.
static const double logP0 = 0x1.5555555555555p-1;
static const double logP1 = 0x1.9999999999a38p-2;
static const double logP2 = 0x1.2492492476c42p-2;
static const double logP3 = 0x1.c71c720168526p-3;
static const double logP4 = 0x1.745cf8fe328f9p-3;
static const double logP5 = 0x1.3b1c36b445cebp-3;
static const double logP6 = 0x1.0fbe71ad855c9p-3;
static const double logP7 = 0x1.0c05166ec4148p-3;

// sin(r) = r + r*z*S(z), z = r^2 <= (pi/4)^2, beside r: 2^-57.3 off.
static const double sinS0 = -0x1.5555555555555p-3;
static const double sinS1 = 0x1.1111111111110p-7;
static const double sinS2 = -0x1.a01a01a019936p-13;
static const double sinS3 = 0x1.71de3a54605eep-19;
static const double sinS4 = -0x1.ae64541266378p-26;
static const double sinS5 = 0x1.61217ec01749dp-33;
static const double sinS6 = -0x1.ab17a79237a19p-41;

// cos(r) = 1 - z/2 + z^2*C(z): 2^-60.0 off.
static const double cosC0 = 0x1.5555555555555p-5;
static const double cosC1 = -0x1.6c16c16c16c16p-10;
static const double cosC2 = 0x1.a01a01a019d0ap-16;
static const double cosC3 = -0x1.27e4fb7712bdfp-22;
static const double cosC4 = 0x1.1eed8deb6d561p-29;
static const double cosC5 = -0x1.9394b9c9c20a4p-37;
static const double cosC6 = 0x1.ab783376962cfp-45;
