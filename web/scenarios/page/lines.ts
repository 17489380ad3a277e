/** Closing marks do not begin a line, they hang over its end. */
const CLOSING = /^[，。、；：！？）」”》,.;:!?)%]+$/u
/** A number keeps the first character of its unit. */
const PIECES = /[\d.,]*\d%?(?: \p{Script=Han})?|[A-Za-z'’]+[\s,.;:]*|\s+|./gu

/** Breaks a text into lines of a width, numbers and words kept whole. @param widthOf of a text, in the same unit as `room` */
export function linesOf(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [piece] of text.matchAll(PIECES)) {
    if (line && widthOf(line + piece.trimEnd()) > room && !CLOSING.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}
