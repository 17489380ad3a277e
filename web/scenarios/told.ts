/** A piece of a sentence: words, or a measure, of an area directly below where one is named. */
export type Piece = { readonly words: string } | { readonly measure: string; readonly area: string | null }

/** Takes a sentence apart at `{people}` and `{people@430821109}`. */
export function piecesOf(sentence: string): Piece[] {
  return sentence
    .split(/(\{[a-zA-Z]\w*(?:@\d+)?\})/)
    .filter(Boolean)
    .map((part) => {
      const [, measure, area] = /^\{(\w+)(?:@(\d+))?\}$/.exec(part) ?? []
      return measure ? { measure, area: area ?? null } : { words: part }
    })
}
