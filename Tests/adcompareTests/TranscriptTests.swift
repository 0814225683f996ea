import Foundation
import Testing

@Suite("Transcripts")
struct TranscriptTests {
  @Test("are what a terminal shows", arguments: Transcript.all)
  func transcript(_ transcript: Transcript) throws {
    let answer = try shellAnswer(to: transcript.command)
    if Transcript.isRecording {
      try transcript.record(answer)
    } else {
      #expect(answer == transcript.answer)
    }
  }

  @Test("are there")
  func count() { #expect(Transcript.all.count >= 62) }

  @Test(
    "are the same in every locale and without colours on request", arguments: ["de_DE.UTF-8", "C", "tr_TR"])
  func locale(_ locale: String) throws {
    let command = "adcompare \"x^2/3\" --at x=0.5 --no-cost"
    #expect(
      try shellAnswer(to: "export LC_ALL=\(locale) LANG=\(locale) NO_COLOR=1; \(command)")
        == shellAnswer(to: command))
  }
}
