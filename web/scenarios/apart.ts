/** Where a name may be cut: after these a new part begins. */
const BREAK = /[，、：；·,:;]/u
/** Letters at the beginning that two names may share before it is left out. */
const SHORT = 8

/** Letters kept before the first that differs: about one word. */
const KEPT = 3
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * What tells two names apart, for places too narrow for all of both: where they begin alike, the parts that do not, after a mark of omission.
 * 「60 岁以上：新建 3 处，步行」 and 「60 岁以上：新建 5 处，步行」 become 「…新建 3 处」 and 「…新建 5 处」; of a long part that begins alike, one word is left.
 */
export function apart(one: string, other: string): [string, string] {
  if (one === other) return [one, other]
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  let from = same
  while (from > 0 && !BREAK.test(one[from - 1]!)) from--
  if (same - from > SHORT) from = wordBefore(one.slice(0, same))
  if (from < SHORT) return [one, other]
  let tail = 0
  while (tail < Math.min(one.length, other.length) - same && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return [partOf(one, from, tail), partOf(other, from, tail)]
}

/** Where the last word of a text begins, or the one before it where that is short. */
function wordBefore(text: string): number {
  const starts = Array.from(WORDS.segment(text), ({ index }) => index)
  return starts.find((start) => start >= text.length - KEPT) ?? starts.at(-1)!
}

/** From a place on to the end of the last part that is not the same in both. @param tail letters at the end that are */
function partOf(name: string, from: number, tail: number): string {
  let to = name.length - tail
  while (to < name.length && !BREAK.test(name[to]!)) to++
  return `…${name.slice(from, to).trim()}`
}
