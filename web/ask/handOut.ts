import { exportSelectionPeople, exportSelectionWorkbook, listSelectionPeople, type SelectionPerson } from '../../api/contract/selection.ts'
import { call, callBytes } from '../api.ts'
import { saveFile } from '../parts/saveFile.ts'
import { wholeList } from '../parts/wholeList.ts'
import type { Whom } from './askState.ts'
import { drawingOf, type Shape } from './shape.ts'

/** People on paper: some forty pages. What is longer goes into a file. */
const MOST_PRINTED = 1000
/** Rows asked for at once. */
const PAGE = 500

/** Everybody on a list, for a purpose. @throws TooManyError when they are more than are printed */
export function allPeople(shape: Shape, whom: Whom, purpose: string, expected: number | null): Promise<SelectionPerson[]> {
  const geometry = drawingOf(shape)
  const load = (after: string | undefined) =>
    call(listSelectionPeople, { body: { geometry, ...whom, purpose, limit: PAGE, ...(after ? { after } : {}) } })
  return wholeList(load, MOST_PRINTED, () => {}, expected)
}

export type FileKind = 'xlsx' | 'csv'
const EXPORTS = { xlsx: exportSelectionWorkbook, csv: exportSelectionPeople }

/** Saves the list as a file under a name. @throws ApiError */
export async function downloadPeople(kind: FileKind, shape: Shape, whom: Whom, purpose: string, name: string): Promise<void> {
  const bytes = await callBytes(EXPORTS[kind], { body: { geometry: drawingOf(shape), ...whom, purpose } })
  saveFile(`${name}.${kind}`, new Blob([bytes], { type: EXPORTS[kind].contentType! }))
}
