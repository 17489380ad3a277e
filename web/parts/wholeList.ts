export interface Page<Row> {
  items: readonly Row[]
  next: string | null
}

/** A list is longer than may be handed out. */
export class TooManyError extends Error {
  override name = 'TooManyError'
  readonly most: number
  constructor(most: number) {
    super(`more than ${most} rows`)
    this.most = most
  }
}

/**
 * All rows of a list that comes in pages.
 * @param load the page after a mark, the first without one
 * @param onRead hears how many are there after each page
 * @param expected how many there are, where that is known: what is too long is then refused unread, as each page read is audited
 * @throws TooManyError when they are more than `most`
 */
export async function wholeList<Row>(
  load: (after: string | undefined) => Promise<Page<Row>>,
  most: number,
  onRead: (count: number) => void = () => {},
  expected: number | null = null,
): Promise<Row[]> {
  if (expected !== null && expected > most) throw new TooManyError(most)
  const rows: Row[] = []
  let after: string | undefined
  do {
    const { items, next } = await load(after)
    rows.push(...items)
    onRead(rows.length)
    after = next ?? undefined
    if (rows.length > most || (after && rows.length >= most)) throw new TooManyError(most)
  } while (after)
  return rows
}
