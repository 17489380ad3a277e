import { useMemo } from 'react'
import type { DimensionId } from '../../api/contract/dimensions.ts'
import { formatFilter, parseFilter, withCondition, type Condition, type Filter } from '../../api/contract/filter.ts'
import { useView } from '../view.ts'

/** The filter in the address; one that cannot be read filters nothing. */
export function useFilter(): { filter: Filter; text: string; broken: boolean } {
  const text = useView((view) => view.filter)
  return useMemo(() => readFilter(text), [text])
}

export function readFilter(text: string | null): { filter: Filter; text: string; broken: boolean } {
  try {
    const filter = parseFilter(text ?? '')
    return { filter, text: formatFilter(filter), broken: false }
  } catch {
    return { filter: [], text: '', broken: true }
  }
}

/** Puts a filter into the address; the way back in the browser leads to the one before. */
export function setFilter(filter: Filter): void {
  const text = formatFilter(filter) || null
  if (text !== useView.getState().filter) useView.getState().go({ filter: text }, 'stay')
}

/** Replaces a dimension's condition, or takes it away. */
export function setCondition(dimension: DimensionId, condition: Condition | null): void {
  const { filter } = readFilter(useView.getState().filter)
  setFilter(withCondition(filter, dimension, condition ?? undefined))
}
