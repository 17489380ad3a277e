import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSketch, endSketch, showShapes, startSketch, useDrawing, type DrawnShape } from '../map/draw/drawing.ts'
import { finish, type Position } from '../map/draw/sketch.ts'
import { useExaggeration } from '../map/look/look.ts'
import { useMapState } from '../map/mapState.ts'
import { showMarks } from '../map/marks/marks.ts'
import { profileOf, type ProfileSample } from '../map/measure/profile.ts'
import { dropMeters } from '../map/sight/curvature.ts'
import { showLine } from '../map/sight/showLine.ts'
import { sightLine } from '../map/sight/sightLine.ts'
import { heightText, lengthText } from '../measure/units.ts'
import { useOnGround } from '../measure/useOnGround.ts'
import { ProfileChart } from '../parts/ProfileChart.tsx'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import { MetersField } from './MetersField.tsx'

const NOTHING: readonly Position[] = []

/** Two places: whether the second is seen from the first, and what stands in between. */
export function LinePart() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const theme = useView((view) => view.theme)
  const scene = useMapState((state) => state.scene)
  const factor = useExaggeration()
  const [eyeMeters, setEye] = useState(1.6)
  const [targetMeters, setTarget] = useState(1.6)
  const [pointed, setPointed] = useState<ProfileSample | null>(null)
  const sketch = useDrawing(({ sketch, owner }) => (owner === 'sight' ? sketch : null))
  const points = sketch?.points ?? NOTHING
  const { answer: profile, waiting, failed } = useOnGround(points, 2, profileOf)
  const sight = useMemo(() => profile && sightLine(profile.samples, eyeMeters, targetMeters), [profile, eyeMeters, targetMeters])

  useEffect(() => {
    startSketch('sight', 'line')
    return () => {
      endSketch('sight')
      showMarks('sight', [])
    }
  }, [])
  // A line of sight has two ends.
  const two = points.length === 2 && sketch?.done === false
  useEffect(() => {
    if (two) changeSketch(finish)
  }, [two])

  useEffect(() => {
    if (!scene || !profile || !sight) return
    const { samples } = profile
    const [first, last] = [samples[0]!, samples.at(-1)!]
    const [from, to] = [first.heightMeters + eyeMeters, last.heightMeters + targetMeters]
    const cut = sight.obstruction === null ? last : samples[sight.obstruction]!
    const end = (sample: ProfileSample, height: number) => [sample.at[0], sample.at[1], height * factor] as const
    const middle = end(cut, from + ((to - from) * cut.meters) / last.meters)
    const palette = PALETTE[theme]
    const forget = showLine(scene, [
      { from: end(first, from), to: middle, clear: true, color: palette.accent },
      ...(sight.clear ? [] : [{ from: middle, to: end(last, to), clear: false, color: palette.amber }]),
    ])
    showShapes('sight', runsOf(samples, sight.seen))
    return () => {
      forget()
      showShapes('sight', [])
    }
  }, [scene, profile, sight, eyeMeters, targetMeters, factor, theme])

  useEffect(() => {
    if (!profile || !sight) return showMarks('sight', [])
    const mark = ({ at: [lon, lat] }: ProfileSample, text: string, ink: 'accent' | 'amber') => ({
      lon,
      lat,
      ink,
      sign: 'dot' as const,
      text,
    })
    const { samples } = profile
    showMarks('sight', [
      mark(samples[0]!, t('sight.eye'), 'accent'),
      mark(samples.at(-1)!, t('sight.target'), sight.clear ? 'accent' : 'amber'),
      ...(sight.obstruction === null ? [] : [mark(samples[sight.obstruction]!, t('sight.obstruction'), 'amber')]),
      ...(pointed ? [mark(pointed, heightText(pointed.heightMeters, language), 'accent')] : []),
    ])
  }, [profile, sight, pointed, t, language])

  const worst = profile && sight ? profile.samples[sight.worstAt]! : null
  return (
    <>
      <div className="sight-heights">
        <MetersField name={t('sight.eyeHeight')} value={eyeMeters} min={0} max={300} step={0.5} onChange={setEye} />
        <MetersField name={t('sight.targetHeight')} value={targetMeters} min={0} max={300} step={0.5} onChange={setTarget} />
      </div>
      {failed && <p role="alert">{t('measure.failed')}</p>}
      {(waiting || points.length === 1) && (
        <p className="quiet" role="status">
          {t(waiting ? 'measure.reading' : 'sight.next')}
        </p>
      )}
      {profile && sight && worst && (
        <section aria-live="polite">
          <h3 className={sight.clear ? 'sight-verdict clear' : 'sight-verdict'}>{sight.clear ? t('sight.clear') : t('sight.blocked')}</h3>
          <p>
            {sight.obstruction === null
              ? t('sight.nearest', { clearance: heightText(-sight.worstMeters, language), where: lengthText(worst.meters, language) })
              : t('sight.first', {
                  where: lengthText(profile.samples[sight.obstruction]!.meters, language),
                  height: heightText(profile.samples[sight.obstruction]!.heightMeters, language),
                  above: heightText(sight.worstMeters, language),
                })}
          </p>
          <p className="quiet">{t('sight.distance', { length: lengthText(profile.samples.at(-1)!.meters, language) })}</p>
          <ProfileChart
            samples={profile.samples}
            heights={[profile.samples[0]!.heightMeters + eyeMeters, profile.samples.at(-1)!.heightMeters + targetMeters]}
            heightPixels={170}
            label={t('profile.chart')}
            heightText={(meters) => heightText(meters, language)}
            lengthText={(meters) => lengthText(meters, language)}
            onPoint={setPointed}
            pointed={pointed && profile.samples.includes(pointed) ? pointed : null}
          >
            {(x, y) => <SightPath profile={profile.samples} eye={eyeMeters} target={targetMeters} cut={sight.obstruction} x={x} y={y} />}
          </ProfileChart>
          <p className="tool-buttons">
            <Button size="small" onClick={() => startSketch('sight', 'line')}>
              {t('sight.again')}
            </Button>
            <Button size="small" onClick={() => startSketch('sight', 'line', points.toReversed())}>
              {t('sight.turn')}
            </Button>
          </p>
        </section>
      )}
    </>
  )
}

interface PathProps {
  profile: readonly ProfileSample[]
  eye: number
  target: number
  cut: number | null
  x(meters: number): number
  y(heightMeters: number): number
}

/** The line of sight on the chart: over ground drawn flat it sags by what the Earth curves. */
function SightPath({ profile, eye, target, cut, x, y }: PathProps) {
  const whole = profile.at(-1)!.meters
  const [from, to] = [profile[0]!.heightMeters + eye, profile.at(-1)!.heightMeters + target - dropMeters(whole)]
  const point = ({ meters }: ProfileSample) => `${x(meters)},${y(from + ((to - from) * meters) / whole + dropMeters(meters))}`
  const at = cut ?? profile.length - 1
  return (
    <g fill="none">
      <path
        className="sight-clear"
        d={`M${profile
          .slice(0, at + 1)
          .map(point)
          .join('L')}`}
      />
      {cut !== null && <path className="sight-blocked" d={`M${profile.slice(at).map(point).join('L')}`} />}
    </g>
  )
}

/** Stretches of ground that are seen, broad, and that are not, narrow. */
function runsOf(samples: readonly ProfileSample[], seen: readonly boolean[]): DrawnShape[] {
  const shapes: DrawnShape[] = []
  let start = 0
  for (let index = 1; index <= samples.length; index++) {
    if (index < samples.length && seen[index] === seen[start]) continue
    const ring = samples.slice(start, Math.min(index + 1, samples.length)).map(({ at }) => at)
    if (ring.length > 1) shapes.push({ kind: 'line', rings: [ring], ink: seen[start] ? 'accent' : 'amber', width: seen[start] ? 5 : 2 })
    start = index
  }
  return shapes
}
