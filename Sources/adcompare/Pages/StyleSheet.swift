// After reading this file you know how the page looks: one measure of text, tables that scroll sideways on a narrow
// screen rather than the page, colours from one table for light and one for dark.
//
// The colours of the series are told apart by colour-blind readers too (Okabe & Ito's palette), and each series has
// its own mark.

/// The style of the page.
package let styleSheet = """
  :root { --paper: #ffffff; --ink: #1b1b1b; --soft: #5a5a5a; --line: #d6d6d6; --field: #f5f5f2;
    --good: #00694a; --limited: #8a5300; --bad: #b3261e;
    --s0: #0072b2; --s1: #c04f00; --s2: #00805c; --s3: #a8477f; --s4: #7a6a00; --s5: #3c3c3c; }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #16181b; --ink: #e6e6e3; --soft: #a5a8ab; --line: #3b3f44; --field: #202327;
      --good: #5fd3a8; --limited: #f0b45a; --bad: #ff8a80;
      --s0: #6cb8f0; --s1: #f2914a; --s2: #4fc79c; --s3: #e08bc0; --s4: #e3cf57; --s5: #c9c9c9; } }
  * { box-sizing: border-box; }
  html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
  body { margin: 0 auto; max-width: 54rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
  h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; overflow-wrap: anywhere; }
  h2 { font-size: 1.15rem; margin: 2.5rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
  code, pre, td.figure, td.value { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
  h1 code { font-weight: 600; }
  pre { background: var(--field); padding: .7rem .9rem; white-space: pre-wrap; overflow-wrap: anywhere;
    font-size: .875rem; border-radius: 4px; }
  a { color: var(--s0); }
  nav { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; font-size: .9rem; }
  .kind { color: var(--soft); margin: 0 0 .2rem; font-size: .9rem; }
  .verdict { border-left: 4px solid var(--limited); padding: .5rem .9rem; background: var(--field);
    overflow-wrap: anywhere; }
  .verdict.good { border-color: var(--good); }
  .verdict.bad { border-color: var(--bad); }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; margin: .6rem 0; }
  caption { text-align: left; color: var(--soft); padding-bottom: .3rem; }
  th, td { padding: .22rem .8rem .22rem 0; text-align: left; white-space: nowrap; }
  th { font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); }
  tr.first td { border-top: 1px solid var(--line); }
  .figure { text-align: right; }
  .off { color: var(--bad); }
  figure { margin: 1rem 0; }
  figcaption { font-weight: 600; margin-bottom: .4rem; }
  svg { display: block; }
  svg.graph { max-width: 100%; height: auto; }
  .on-narrow { display: none; }
  caption { white-space: normal; }
  @media (max-width: 40rem) { .on-wide { display: none; } .on-narrow { display: block; } .on-narrow svg { margin: 0 auto; } }
  .frames input { margin: 0 .1rem; accent-color: var(--s1); }
  .frames .frame { display: none; }
  \(framesInStyle)
  .move { display: flex; gap: 1.2rem; align-items: baseline; margin: .6rem 0 .2rem; font-size: .9rem; color: var(--soft); }
  .move label { color: var(--s0); cursor: pointer; text-decoration: underline; }
  .move .end { opacity: .4; }
  .caption { margin: .2rem 0 .8rem; min-height: 3rem; overflow-wrap: anywhere; }
  svg.plot { width: 100%; min-width: 34rem; height: auto; }
  .plot text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
  .plot .axis { stroke: var(--soft); fill: none; }
  .plot .grid { stroke: var(--line); fill: none; }
  .plot .tick { fill: var(--soft); }
  .plot .curve { fill: none; stroke-width: 1.6; }
  .plot .predicted { fill: none; stroke-width: 1.4; stroke-dasharray: 5 4; }
  .plot .c0 { stroke: var(--s0); } .plot .c1 { stroke: var(--s1); } .plot .c2 { stroke: var(--s2); }
  .plot .c3 { stroke: var(--s3); } .plot .c4 { stroke: var(--s4); } .plot .c5 { stroke: var(--s5); }
  .pattern text { font: 12px ui-monospace, "SFMono-Regular", "DejaVu Sans Mono", monospace; fill: var(--ink); }
  .pattern .zero { fill: var(--field); } .pattern rect { fill-opacity: .35; } .pattern .zero { fill-opacity: 1; }
  .pattern .c0 { fill: var(--s0); } .pattern .c1 { fill: var(--s1); } .pattern .c2 { fill: var(--s2); }
  .pattern .c3 { fill: var(--s3); } .pattern .c4 { fill: var(--s4); } .pattern .c5 { fill: var(--s5); }
  .plot .m { fill: var(--paper); stroke-width: 1.6; }
  .plot .bar { fill: var(--s0); }
  details { margin: .5rem 0; }
  summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
  footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
  @media (max-width: 40rem) {
    body { padding: 1rem .75rem 2rem; }
    pre { font-size: .8rem; padding: .6rem .6rem; }
    table { font-size: .68rem; }
    th { font-size: .58rem; }
    th, td { padding: .2rem .34rem .2rem 0; white-space: normal; overflow-wrap: break-word; }
    th:last-child, td:last-child { padding-right: 0; }
    td.figure, td.value { font-size: .6rem; }
    td.figure { white-space: nowrap; }
    td.value { overflow-wrap: anywhere; min-width: 12.4ch; }
    svg.plot { min-width: 0; }
    .plot text { font-size: 19px; }
    .bars text { font-size: 16px; }
    .plot .tick:nth-of-type(even) { display: none; }
  }
  @media print {
    :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --field: #f3f3f3; }
    body { max-width: none; padding: 0; font-size: 10pt; }
    nav, .frames input, .move { display: none; }
    .frames .frame { display: block; break-inside: avoid; }
    .wide { overflow: visible; }
    figure, tr { break-inside: avoid; }
    svg { min-width: 0; max-width: 100%; height: auto; }
    details::details-content { content-visibility: visible; display: block; }
    h2 { break-after: avoid; }
  }
  """

/// The most pictures of which one is seen at a time.
package let mostFrames = 60

/// The n-th picture is seen while the n-th button is chosen.
private let framesInStyle =
  (1...mostFrames).map { number in
    ".frames input:nth-of-type(\(number)):checked ~ .frame:nth-of-type(\(number))"
  }.joined(separator: ",") + " { display: block; }"
