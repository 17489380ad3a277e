/** Characters and letters by turns: 零xz, lx镇. */
const MIXED = /^(?=.*\p{Script=Han})(?=.*[a-z])[\p{Script=Han}a-z]+$/iu

/** The Han characters of a text that is neither characters nor letters alone; null for any other. */
export function hanOfMixed(q: string): string[] | null {
  return MIXED.test(q) ? [...q].filter((character) => /\p{Script=Han}/u.test(character)) : null
}

/**
 * Whether a name reads as typed from one of its characters on: each typed character stands for itself, letters for the beginning of
 * one character's syllable after another.
 * @param pinyin a syllable a character, blanks between
 * @returns place of the first character that fits, -1 where none does
 */
export function findMixed(q: string, name: string, pinyin: string): number {
  const characters = [...name]
  const syllables = pinyin.split(' ')
  if (syllables.length !== characters.length) return -1
  const typed = [...q.toLowerCase()]
  return characters.findIndex((_, start) => fits(typed, 0, characters, syllables, start))
}

function fits(typed: readonly string[], at: number, characters: readonly string[], syllables: readonly string[], place: number): boolean {
  if (at === typed.length) return true
  if (place === characters.length) return false
  if (typed[at] === characters[place]) return fits(typed, at + 1, characters, syllables, place + 1)
  for (let taken = 0; typed[at + taken] !== undefined && typed[at + taken] === syllables[place]![taken]; taken++) {
    if (fits(typed, at + taken + 1, characters, syllables, place + 1)) return true
  }
  return false
}
