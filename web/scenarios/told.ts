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

/** Words beside a number that is a button: without a word joiner a line may begin with the 「）」 or 「，」 after it, or end with the 「（」 before it. */
export const joined = (words: string): string => words.replace(/^(?=[\p{Pe}\p{Po}])/u, '\u2060').replace(/(?<=\p{Ps})$/u, '\u2060')
