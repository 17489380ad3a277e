import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { showMarks } from '../map/marks/marks.ts'
import { outlinesQuery } from '../queries.ts'
import { useView } from '../view.ts'
import { OWNER, type FormProps } from './question.ts'
import { useSolving } from './solving.ts'

const MOST_POINTS = 60
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** Candidates drawn on the map one after another, and the names of all sites that can be fixed or left out. */
export function useCandidates({ points, villages }: FormProps['question'], change: FormProps['change']) {
  const { t } = useTranslation()
  const [drawing, setDrawing] = useState(false)
  const area = useView((view) => view.area)
  const { data } = useQuery(outlinesQuery('village', area ?? undefined))
  const answer = useSolving((state) => state.answer)
  const latest = useRef({ points, change })
  latest.current = { points, change }

  useEffect(() => {
    if (!drawing) return
    startSketch(OWNER, 'point')
    const unsubscribe = useDrawing.subscribe(({ sketch, owner }) => {
      const at = sketch?.done && owner === OWNER ? sketch.points[0] : undefined
      if (!at) return
      const { points: before, change: tell } = latest.current
      if (before.length < MOST_POINTS) tell({ points: [...before, [round(at[0]), round(at[1])]] })
      startSketch(OWNER, 'point')
    })
    return () => {
      unsubscribe()
      endSketch(OWNER)
    }
  }, [drawing])
  useEffect(() => {
    showMarks(
      OWNER,
      points.map(([lon, lat], index) => ({ lon, lat, ink: 'accent', sign: 'dot', text: t('allocation.point', { number: index + 1 }) })),
    )
    return () => showMarks(OWNER, [])
  }, [points, t])

  const names = useMemo(() => {
    const ofVillages = villages ? (data?.features ?? []).map(({ properties: { code, name } }) => ({ value: `v${code}`, label: name })) : []
    const ofPoints = points.map(([lon, lat], index) => ({
      value: `p${lon.toFixed(5)},${lat.toFixed(5)}`,
      label: t('allocation.point', { number: index + 1 }),
    }))
    const known = new Set([...ofVillages, ...ofPoints].map(({ value }) => value))
    const ofAnswer = [...(answer?.sites ?? []), ...(answer?.closed ?? [])]
      .filter(({ key }) => !known.has(key))
      .map(({ key, name }) => ({ value: key as string, label: name }))
    return [...ofAnswer, ...ofPoints, ...ofVillages]
  }, [villages, data, points, answer, t])
  return { drawing, toggle: () => setDrawing(!drawing), names }
}
