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

/** A number with the marks that stay on its line. */
export type Bound = { readonly words: string } | (Extract<Piece, { measure: string }> & { readonly before: string; readonly after: string })

/** Binds marks to the numbers beside them: a number is a button, at whose edges a line may break otherwise, and begin with 「）」. */
export function boundOf(pieces: readonly Piece[]): Bound[] {
  return pieces.flatMap((piece, index): Bound[] => {
    const [last, next] = [pieces[index - 1], pieces[index + 1]]
    if ('measure' in piece)
      return [
        { ...piece, before: last && 'words' in last ? opening(last.words) : '', after: next && 'words' in next ? closing(next.words) : '' },
      ]
    const from = last ? closing(piece.words).length : 0
    const words = piece.words.slice(from, piece.words.length - (next ? opening(piece.words.slice(from)).length : 0))
    return words === '' ? [] : [{ words }]
  })
}
const closing = (words: string) => /^[\p{Pe}\p{Po}]*/u.exec(words)![0]
const opening = (words: string) => /\p{Ps}*$/u.exec(words)![0]
