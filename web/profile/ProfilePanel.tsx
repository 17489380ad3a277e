import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeSketch, endSketch, finishSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { byThumb } from '../map/draw/hand.ts'
import { canFinish, removePoint, type Position } from '../map/draw/sketch.ts'
import { showMarks } from '../map/marks/marks.ts'
import { useMapState } from '../map/mapState.ts'
import { followPointer } from '../map/measure/followPointer.ts'
import { nearestSample, profileOf, sampleAt, type ProfileSample } from '../map/measure/profile.ts'
import { heightText, lengthText, slopeText } from '../measure/units.ts'
import { useOnGround } from '../measure/useOnGround.ts'
import { ProfileChart } from '../parts/ProfileChart.tsx'
import { useView } from '../view.ts'
import './Profile.css'

/** Of the eye's distance: so near the line the pointer is on it. */
const NEAR = 0.02
const NOTHING: readonly Position[] = []

/** The ground along a line drawn on the map: the chart's pointer is a point of the map, and back. */
export default function ProfilePanel() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const sketch = useDrawing(({ sketch, owner }) => (owner === 'profile' ? sketch : null))
  const [pointed, setPointed] = useState<ProfileSample | null>(null)
  const { answer: profile, waiting, failed } = useOnGround(sketch?.points ?? NOTHING, 2, profileOf)
  useEffect(() => {
    startSketch('profile', 'line')
    return () => {
      endSketch('profile')
      showMarks('profile', [])
    }
  }, [])
  const height = (meters: number) => heightText(meters, language)
  const length = (meters: number) => lengthText(meters, language)
  const scene = useMapState((state) => state.scene)
  useEffect(() => {
    if (!scene || !profile || !sketch?.done) return
    return followPointer(scene, (at) => {
      const found = at && nearestSample(profile.samples, at)
      setPointed(found && found.meters < useMapState.getState().eyeMeters * NEAR ? found.sample : null)
    })
  }, [scene, profile, sketch?.done])
  const shown = pointed && profile ? sampleAt(profile.samples, pointed.meters) : null
  useEffect(() => {
    showMarks(
      'profile',
      shown ? [{ lon: shown.at[0], lat: shown.at[1], ink: 'accent', sign: 'dot', text: heightText(shown.heightMeters, language) }] : [],
    )
  }, [shown, language])

  return (
    <div className="profile">
      <header>
        <h2>{t('profile.title')}</h2>
        {!profile && (
          <p className="quiet">
            {t(failed ? 'measure.failed' : waiting ? 'measure.reading' : byThumb ? 'profile.hintByThumb' : 'profile.hint')}
          </p>
        )}
        {profile && (
          <dl>
            {(
              [
                [t('profile.length'), length(profile.samples.at(-1)!.meters)],
                [t('profile.highest'), height(profile.highest.heightMeters)],
                [t('profile.lowest'), height(profile.lowest.heightMeters)],
                [t('measure.climb'), `${height(profile.climbMeters)} / ${height(profile.descentMeters)}`],
                [t('profile.steepest'), slopeText(profile.steepest.degrees)],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {sketch && sketch.points.length > 0 && (
          <span className="profile-buttons">
            {!sketch.done && (
              <>
                <Button className="draw-step" size="small" onClick={() => changeSketch(removePoint)}>
                  {t('measure.undo')}
                </Button>
                <Button className="draw-step" size="small" type="primary" disabled={!canFinish(sketch)} onClick={() => void finishSketch()}>
                  {t('draw.finish')}
                </Button>
              </>
            )}
            {sketch.done && (
              <Button size="small" onClick={() => startSketch('profile', 'line')}>
                {t('profile.again')}
              </Button>
            )}
          </span>
        )}
      </header>
      {profile && (
        <ProfileChart
          samples={profile.samples}
          heightPixels={170}
          label={t('profile.chart')}
          heightText={height}
          lengthText={length}
          onPoint={setPointed}
          pointed={shown}
        >
          {(x, y) => {
            const { from, to } = profile.steepest
            const part = profile.samples.filter(({ meters }) => meters >= from.meters && meters <= to.meters)
            return <path className="steep" d={`M${part.map((sample) => `${x(sample.meters)},${y(sample.heightMeters)}`).join('L')}`} />
          }}
        </ProfileChart>
      )}
    </div>
  )
}
