import { useMemo } from 'react'
import { useView } from '../view.ts'
import { formatList, parseList, type OpenList } from './openList.ts'

/** The list open in place of the figures; kept while a card lies over the panel. */
export function useOpenList(): OpenList | null {
  const rows = useView((view) => view.rows)
  return useMemo(() => parseList(rows), [rows])
}

/** Opens a list in the panel, or the figures again. */
export const openList = (list: OpenList | null): void => useView.getState().go({ rows: list && formatList(list) }, 'stay')
