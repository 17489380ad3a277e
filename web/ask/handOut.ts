import { exportSelectionPeople, exportSelectionWorkbook, listSelectionPeople, type SelectionPerson } from '../../api/contract/selection.ts'
import { call, callBytes } from '../api.ts'
import { saveFile } from '../parts/saveFile.ts'
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

export type FileKind = 'xlsx' | 'csv'
const EXPORTS = { xlsx: exportSelectionWorkbook, csv: exportSelectionPeople }

/** Saves the list as a file under a name. @throws ApiError */
export async function downloadPeople(kind: FileKind, shape: Shape, whom: Whom, purpose: string, name: string): Promise<void> {
  const bytes = await callBytes(EXPORTS[kind], { body: { geometry: drawingOf(shape), ...whom, purpose } })
  saveFile(`${name}.${kind}`, new Blob([bytes], { type: EXPORTS[kind].contentType! }))
}
