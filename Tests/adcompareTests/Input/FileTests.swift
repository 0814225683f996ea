import Foundation
import Testing

@Suite("Files")
struct FileTests {
  @Test("are whole: nothing else is left in the folder, and the mode of an old file stays")
  func whole() throws {
    let answer = try shellAnswer(
      to: """
        echo old > page.html && chmod 640 page.html && ln -s page.html link.html \
        && adcompare "x*y" --html link.html && ls && stat -c %a page.html && head -1 page.html && test -L link.html
        """)
    #expect(answer == "in\nlink.html\nout\npage.html\n640\n<!DOCTYPE html>\n[0]\n")
  }

  @Test("are kept as they were when a page cannot be written")
  func unwritable() throws {
    let answer = try shellAnswer(
      to:
        "mkdir full && echo old > full/page && (ulimit -f 0; trap '' XFSZ; adcompare x --html full/page 2>/dev/null); "
        + "ls full; cat full/page")
    #expect(answer == "page\nold\n[0]\n")
  }

  @Test(
    "that cannot be written are refused before the work, not after it", arguments: ["absent/page", "folder"])
  func refusedAtOnce(_ page: String) throws {
    let answer = try shellAnswer(
      to: "mkdir folder && adcompare selfcheck --count 1000000000 --html \(page) 2>&1; ls folder")
    #expect(answer.hasPrefix("adcompare: cannot write '\(page)': "), "\(answer)")
  }

  @Test("that are not UTF-8 are called so, line by line and as a whole")
  func foreignEncodings() throws {
    let answer = try shellAnswer(
      to: """
        printf 'x^2\\tx=3\\n\\351t\\351\\n' > latin1; printf '\\377\\376x\\0\\n\\0' > utf16
        adcompare --batch latin1; adcompare --file utf16 2>&1
        """)
    #expect(answer.contains("AGREE             x^2\nline 2: "))
    #expect(answer.components(separatedBy: "the text is not UTF-8").count == 3, "\(answer)")
  }

  @Test("that cannot be written to standard output are said to be cut short, or that it is closed")
  func closed() throws {
    let closed = try shellAnswer(to: "adcompare x 2>&1 >&-")
    #expect(closed.contains("cannot write standard output: it is closed\n"), "\(closed)")
    #expect(!closed.contains("nothing was left half written"))
    #expect(try shellAnswer(to: "adcompare - 2>&1 <&-").contains("cannot read '-': it is closed"))
  }

  @Test("that end early end the program quietly")
  func brokenPipe() throws {
    let answer = try shellAnswer(
      to:
        "yes 'x^2' | head -3000 | (adcompare --batch - 2>&1; echo $? > status) | head -1; sleep 0.2; cat status"
    )
    #expect(answer.hasPrefix("AGREE             x^2\n"))
    #expect(answer.hasSuffix("141\n[0]\n"), "\(answer)")
  }

  @Test("with many lines are answered in order, however many jobs there are")
  func jobs() throws {
    let lines = (0..<700).map { "x^2 + \($0)\tx=\($0 % 7)" } + ["2x", "x+", "sqrt(x)\tx=0"]
    let input = lines.joined(separator: "\n")
    let one = try adcompare(["--batch", "-", "--json", "--jobs", "1"], input: input)
    let many = try adcompare(["--batch", "-", "--json", "--jobs", "5"], input: input)
    #expect(one.output == many.output)
    #expect(one.status == many.status)
    #expect(one.objects.count == lines.count)
    #expect(one.objects[5]["expression"] as? String == "x^2 + 5")
  }

  @Test("that are pipes are answered line by line, before the next line comes")
  func interactive() throws {
    let answer = try shellAnswer(
      to: """
        mkfifo questions answers; adcompare --batch - < questions > answers & \
        exec 3> questions 4< answers; echo 'x^2' >&3; read -r first <&4; echo "$first"; \
        echo 'x^3' >&3; read -r second <&4; echo "$second"; exec 3>&-; wait
        """)
    #expect(answer == "AGREE             x^2\nAGREE             x^3\n[0]\n")
  }

  @Test("of completions are understood by bash")
  func completions() throws {
    let answer = try shellAnswer(
      to: """
        adcompare completions bash > c; bash -c 'source ./c
        complete() { COMP_WORDS=(adcompare "$@"); COMP_CWORD=$#; _adcompare; echo "${COMPREPLY[@]}"; }
        complete --js; complete st; complete swell --fam; complete swell --family lo; complete completions f'
        """)
    #expect(answer == "--json\nsteps\n--family\nlogistic\nfish\n[0]\n")
  }
}
