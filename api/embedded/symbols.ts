/** Whatever has more names than this is a library's symbols: PostGIS exports 23,265. */
const SYMBOLS_FROM = 5_000

type ListNames = (of: object) => string[]

/**
 * `Object.keys` that lists a library's symbols once. Emscripten's dlsym lists them anew for every function the engine looks up:
 * 11 of the 20 seconds that making a database with PostGIS took. For a process that does nothing else.
 */
export function listingSymbolsOnce(list: ListNames): ListNames {
  const listed = new WeakMap<object, string[]>()
  return (of) => {
    const known = listed.get(of)
    if (known) return known
    const names = list(of)
    if (names.length > SYMBOLS_FROM) listed.set(of, names)
    return names
  }
}
