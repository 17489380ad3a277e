import { FONT } from '../../theme.ts'

const ready = new Set<string>()
const asked = new Set<string>()

/** Whether all characters of a text have been loaded: before that they would be drawn as boxes. */
export function hasGlyphs(text: string): boolean {
  for (const character of text) if (!ready.has(character)) return false
  return true
}

/**
 * Loads the font's parts that hold these characters, and only those (`document.fonts.check` answers true for parts
 * that are still to come, so it is not asked).
 * @returns whether this call brought some; false when all are there or already on their way
 */
export async function loadGlyphs(texts: Iterable<string>): Promise<boolean> {
  const missing = [...new Set([...texts].flatMap((text) => [...text]))].filter((character) => !asked.has(character))
  if (missing.length === 0) return false
  for (const character of missing) asked.add(character)
  await document.fonts.load(`500 14px ${FONT}`, missing.join('')).catch(() => [])
  for (const character of missing) ready.add(character)
  return true
}
