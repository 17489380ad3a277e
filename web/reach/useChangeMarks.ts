import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoadCut } from '../../api/contract/road_cut.ts'
import { showMarks } from '../map/marks/marks.ts'
import { CHANGE_INKS } from './MapKey.tsx'
import type { Question } from './question.ts'

const MARKS = 'reach-cut'
/** Roads under water that are marked: the longest. */
const MOST_SIGNS = 40

/** Marks on the map what is cut, closed and opened in thought, as far as it is known where that is. */
export function useChangeMarks({ cuts, opened, flood }: Pick<Question, 'cuts' | 'opened' | 'flood'>, found: RoadCut | undefined): void {
  const { t } = useTranslation()
  useEffect(() => {
    const mark = ([lon, lat]: readonly [number, number], sign: keyof typeof CHANGE_INKS, text?: string) => ({
      lon,
      lat,
      sign,
      ink: CHANGE_INKS[sign],
      ...(text ? { text } : {}),
    })
    showMarks(MARKS, [
      // A flood cuts roads where nobody clicked.
      ...(flood && found ? found.roads.slice(0, MOST_SIGNS).map((road) => mark(road.at, 'cut')) : []),
      ...(found?.closed ?? []).map(({ name, at }) => mark(at, 'closed', name)),
      ...cuts.map((place, index) => mark(place, 'cut', t('reach.cutMark', { number: index + 1 }))),
      ...opened.map((place, index) => mark(place, 'opened', t('reach.openMark', { number: index + 1 }))),
    ])
    return () => showMarks(MARKS, [])
  }, [cuts, opened, flood, found, t])
}
