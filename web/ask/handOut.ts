import { exportSelectionPeople, listSelectionPeople, type SelectionPerson } from '../../api/contract/selection.ts'
import { ApiError, call, problemOf } from '../api.ts'
import type { Whom } from './askState.ts'
import { drawingOf, type Shape } from './shape.ts'

/** People on paper: some forty pages. What is longer goes into a file. */
export const MOST_PRINTED = 1000
const PAGE = 500

/**
 * Everybody on a list, for a purpose.
 * @throws RangeError when they are more than are printed
 */
export async function allPeople(shape: Shape, whom: Whom, purpose: string): Promise<SelectionPerson[]> {
  const people: SelectionPerson[] = []
  let after: string | undefined
  do {
    const body = { geometry: drawingOf(shape), ...whom, purpose, limit: PAGE, ...(after ? { after } : {}) }
    const page = await call(listSelectionPeople, { body })
    people.push(...page.items)
    after = page.next ?? undefined
    if (people.length > MOST_PRINTED || (after && people.length >= MOST_PRINTED)) throw new RangeError('more than are printed')
  } while (after)
  return people
}

/** Saves the list as a file under a name. @throws ApiError */
export async function downloadPeople(shape: Shape, whom: Whom, purpose: string, name: string): Promise<void> {
  const reply = await fetch(exportSelectionPeople.path, {
    method: exportSelectionPeople.method,
    headers: { 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang },
    body: JSON.stringify({ geometry: drawingOf(shape), ...whom, purpose }),
  }).catch(() => {
    throw new ApiError({ status: 0, code: 'unreachable', detail: 'unreachable', field: undefined })
  })
  if (!reply.ok) throw await problemOf(reply)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await reply.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
