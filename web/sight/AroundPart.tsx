import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Progress, Slider } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { inLanguage } from '../map/layer.ts'
import { setLegend, useMapState } from '../map/mapState.ts'
import { showMarks } from '../map/marks/marks.ts'
import { lookAround } from '../map/sight/lookAround.ts'
import { AROUND_LEGEND, showAround } from '../map/sight/showAround.ts'
import { comparedAreas, lengthText } from '../measure/units.ts'
import { LegendMark } from '../shell/LegendMark.tsx'
import { useView } from '../view.ts'
import { MetersField } from './MetersField.tsx'

/** Radii on offer, metres: the slider's steps are even to the eye. */
const RADII = [500, 1000, 2000, 3000, 5000, 8000, 12_000] as const

/** One place: what is seen from it all around, laid on the ground. */
export function AroundPart() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const scene = useMapState((state) => state.scene)
  const [eyeMeters, setEye] = useState(10)
  const [targetMeters, setTarget] = useState(0)
  const [radius, setRadius] = useState(3)
  const slider = useId()
  const at = useDrawing(({ sketch, owner }) => (owner === 'sight' ? sketch?.points[0] : undefined))
  const radiusMeters = RADII[radius]!
  const {
    data: around,
    isFetching,
    isError,
  } = useQuery({
    queryKey: ['viewshed', at, eyeMeters, targetMeters, radiusMeters],
    enabled: at !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => lookAround({ at: at!, eyeMeters, targetMeters, radiusMeters }, signal),
  })
  useEffect(() => {
    startSketch('sight', 'point')
    return () => {
      endSketch('sight')
      showMarks('sight', [])
    }
  }, [])
  useEffect(() => {
    showMarks('sight', at ? [{ lon: at[0], lat: at[1], ink: 'accent', sign: 'dot', text: t('sight.eye') }] : [])
  }, [at, t])
  useEffect(() => {
    if (!scene || !around || !at) return
    const shown = showAround(scene, around)
    setLegend('sight', AROUND_LEGEND)
    return () => {
      setLegend('sight', null)
      void shown.then((forget) => forget())
    }
  }, [scene, around, at])
  const [seenText, wholeText] = around ? comparedAreas([around.seenSquareMeters, around.wholeSquareMeters], language) : []
  return (
    <>
      <div className="sight-heights">
        <MetersField name={t('sight.eyeHeight')} value={eyeMeters} min={0} max={500} step={1} onChange={setEye} />
        <MetersField name={t('sight.targetHeight')} value={targetMeters} min={0} max={300} step={1} onChange={setTarget} />
      </div>
      <div className="sight-radius">
        <label htmlFor={slider}>
          {t('sight.radius')} <b>{lengthText(radiusMeters, language)}</b>
        </label>
        <Slider
          id={slider}
          min={0}
          max={RADII.length - 1}
          value={radius}
          onChange={setRadius}
          tooltip={{ formatter: null }}
          ariaLabelForHandle={t('sight.radius')}
          ariaValueTextFormatterForHandle={(index) => lengthText(RADII[index]!, language)}
        />
      </div>
      {isError && <p role="alert">{t('measure.failed')}</p>}
      {isFetching && (
        <p className="quiet" role="status">
          {t('sight.computing')}
        </p>
      )}
      {around && at && !isError && (
        <section aria-live="polite">
          <Progress
            percent={Math.round((around.seenSquareMeters / around.wholeSquareMeters) * 1000) / 10}
            strokeColor="#17a29c"
            format={(percent) => `${percent}%`}
          />
          <p>{t('sight.seen', { area: seenText, whole: wholeText })}</p>
          <ul className="sight-legend">
            {AROUND_LEGEND.map(({ label, mark, color }) => (
              <li key={mark}>
                <LegendMark mark={mark} color={color} /> {inLanguage(label, language)}
              </li>
            ))}
          </ul>
          <p className="quiet">{t('sight.cell', { meters: Math.round(around.grid.cellMeters) })}</p>
          <p className="tool-buttons">
            <Button size="small" onClick={() => startSketch('sight', 'point')}>
              {t('sight.another')}
            </Button>
          </p>
        </section>
      )}
    </>
  )
}
