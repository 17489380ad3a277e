import { FONT } from '../../theme.ts'

const ready = new Set<string>()
/** What is on its way, by character. */
const coming = new Map<string, Promise<unknown>>()

/** Whether all characters of a text have been loaded: before that they would be drawn as boxes. */
export function hasGlyphs(text: string): boolean {
  for (const character of text) if (!ready.has(character)) return false
  return true
}

/**
 * Loads the font's parts that hold these characters, and only those (`document.fonts.check` answers true for parts
 * that are still to come, so it is not asked).
 * @returns whether this call brought some; false when all were there or already on their way, once they are there too
 */
export async function loadGlyphs(texts: Iterable<string>): Promise<boolean> {
  const wanted = [...new Set([...texts].flatMap((text) => [...text]))].filter((character) => !ready.has(character))
  const missing = wanted.filter((character) => !coming.has(character))
  if (missing.length > 0) {
    const load = document.fonts.load(`500 14px ${FONT}`, missing.join('')).catch(() => [])
    for (const character of missing) coming.set(character, load)
  }
  // Also what another asked for: who draws once, as on a sheet of cards, would draw boxes.
  await Promise.all(wanted.map((character) => coming.get(character)))
  for (const character of wanted) {
    ready.add(character)
    coming.delete(character)
  }
  return missing.length > 0
}
