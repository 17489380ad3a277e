import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure, ScenarioOutcome } from '../../api/contract/scenarios.ts'
import { clearAreaFills, LEFT_FILL, MAIN_FILL, showAreaFills } from '../map/areaFills.ts'
import { setLegend } from '../map/mapState.ts'
import { closeSwipe, nameSides, openSwipe } from '../map/swipe/swipe.ts'
import { useTwin } from '../map/twin/useTwin.ts'
import { CHANGE_CLASSES } from '../time/change.classes.ts'
import { useView } from '../view.ts'
import { apart } from './apart.ts'
import { fillOf, scaleOf, stepsOf } from './fills.ts'
import { useMeasureText } from './measureText.ts'

/** An outcome on the map, and what it is called beside another. */
export interface Shown {
  readonly name: string
  readonly outcome: ScenarioOutcome
}

/** Colours areas by a measure; with two outcomes, each on its side of a line or on a map of its own, in one scale. Takes all away when it ends. */
export function useScenarioMap(main: Shown | null, left: Shown | null, measure: Measure | undefined): void {
  const { t } = useTranslation()
  const { text } = useMeasureText()
  const id = measure?.id ?? ''
  const scale = useMemo(
    () =>
      scaleOf(
        [main, left].flatMap((one) => (one ? [one.outcome] : [])),
        id,
      ),
    [main, left, id],
  )
  const fills = useMemo(
    () => (main ? ([fillOf(main.outcome, id, scale), left && fillOf(left.outcome, id, scale)] as const) : null),
    [main, left, id, scale],
  )
  const language = useView((view) => view.language)
  useEffect(() => {
    if (!fills || !scale || !measure) return
    showAreaFills(...fills)
    setLegend(
      MAIN_FILL,
      stepsOf(scale).map(({ color, from, to }) => {
        const words = `${text(Math.round(from), measure.unit)} – ${text(Math.round(to), measure.unit)}`
        return { label: { zh: words, en: words }, mark: 'fill' as const, color }
      }),
    )
    return () => {
      clearAreaFills()
      setLegend(MAIN_FILL, CHANGE_CLASSES)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `text` follows the language
  }, [fills, scale, measure, language])
  const twin = useTwin()
  const [before, after] = [left?.name, main?.name]
  useEffect(() => {
    if (!before || !after) return
    const [one, other] = apart(before, after)
    const captions = [t('scenarios.side', { name: one }), t('scenarios.side', { name: other })] as const
    if (twin) nameSides(captions)
    else openSwipe({ [LEFT_FILL]: 'left', [MAIN_FILL]: 'right' }, captions)
    return closeSwipe
  }, [before, after, twin, t])
}
