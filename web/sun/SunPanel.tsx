import { CaretRightOutlined, PauseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Slider } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { day as dayText } from '../format.ts'
import { useMapState } from '../map/mapState.ts'
import { CLOCK_HOURS, clockOf, clockText, minutesOf, minutesText } from '../map/sun/clock.ts'
import { SHADOWS_WITHIN } from '../map/sun/shadows.ts'
import { sunDay, sunPosition } from '../map/sun/sun.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useNow } from '../parts/useNow.ts'
import { areaQuery } from '../queries.ts'
import { whenToolCloses } from '../tools/leave.ts'
import type { ToolProps } from '../tools/tool.ts'
import { useView } from '../view.ts'
import { dayOfYear, dayOfYearText, noteworthyDays } from './days.ts'
import { SunCompass } from './SunCompass.tsx'
import './Sun.css'

const STEP_MINUTES = 10
const PLAY_MS = 250

const DIRECTIONS = ['north', 'northEast', 'east', 'southEast', 'south', 'southWest', 'west', 'northWest'] as const

/** Light and shadow of a day and an hour, where the map is. */
export default function SunPanel({ area }: ToolProps) {
  return <QueryState query={useQuery(areaQuery(area))}>{({ seat }) => <SunControls lon={seat[0]} lat={seat[1]} />}</QueryState>
}

function SunControls({ lon, lat }: { lon: number; lat: number }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const now = useNow()
  const asked = useView((view) => view.sun)
  const text = (asked && clockOf(asked) && asked) ?? byDay(now, lon, lat)
  const far = useMapState(({ eyeMeters }) => eyeMeters >= SHADOWS_WITHIN)
  const [playing, setPlaying] = useState(false)
  const [daySlider, hourSlider] = [useId(), useId()]
  useEffect(() => {
    const { sun, adjust } = useView.getState()
    if (!sun || !clockOf(sun)) adjust({ sun: byDay(new Date(), lon, lat) })
    whenToolCloses('sun', () => useView.getState().adjust({ sun: null }))
  }, [lon, lat])

  const day = text.slice(0, 10)
  const minutes = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))
  const { rises, sets, noon } = sunDay(day, lon, lat, CLOCK_HOURS)
  const { azimuth, altitude } = sunPosition(clockOf(text)!, lon, lat)
  const first = rises ? Math.floor(minutesOf(rises)) : 0
  const last = sets ? Math.ceil(minutesOf(sets)) : 1439
  const put = (nextDay: string, nextMinutes: number) => useView.getState().adjust({ sun: `${nextDay}T${minutesText(nextMinutes)}` })
  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => {
      const next = minutes + STEP_MINUTES
      put(day, next > last || next < first ? first : next)
    }, PLAY_MS)
    return () => clearTimeout(timer)
  }, [playing, day, minutes, first, last])

  const year = Number(day.slice(0, 4))
  const clock = (instant: Date | null) => (instant ? minutesText(minutesOf(instant)) : '—')
  return (
    <>
      <ToolHead title={t('sun.title')}>{t('sun.hint')}</ToolHead>
      <div className="sun-now">
        <SunCompass
          azimuth={azimuth}
          altitude={altitude}
          label={t('sun.compass', { azimuth: Math.round(azimuth), altitude: Math.round(altitude) })}
        />
        <div>
          <p className="sun-clock">{text.slice(11)}</p>
          <p>{dayText(day, language)}</p>
          <p className="quiet">
            {altitude > 0
              ? t('sun.stands', {
                  direction: t(`sun.direction.${DIRECTIONS[Math.round(azimuth / 45) % 8]!}`),
                  altitude: altitude.toFixed(0),
                })
              : t('sun.night')}
          </p>
        </div>
      </div>
      <label htmlFor={hourSlider}>{t('sun.hour')}</label>
      <div className="sun-play">
        <Button
          shape="circle"
          type="primary"
          icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
          aria-label={playing ? t('sun.pause') : t('sun.play')}
          onClick={() => setPlaying(!playing)}
        />
        <Slider
          id={hourSlider}
          min={0}
          max={1435}
          step={5}
          value={minutes}
          marks={{ [first]: clock(rises), [last]: clock(sets) }}
          tooltip={{ formatter: (value) => minutesText(value ?? 0) }}
          ariaLabelForHandle={t('sun.hour')}
          ariaValueTextFormatterForHandle={minutesText}
          onChange={(value) => put(day, value)}
        />
      </div>
      <label htmlFor={daySlider}>{t('sun.day')}</label>
      <Slider
        id={daySlider}
        min={0}
        max={dayOfYear(`${year}-12-31`)}
        value={dayOfYear(day)}
        tooltip={{ formatter: (value) => dayText(dayOfYearText(year, value ?? 0), language) }}
        ariaLabelForHandle={t('sun.day')}
        ariaValueTextFormatterForHandle={(value) => dayText(dayOfYearText(year, value), language)}
        onChange={(value) => put(dayOfYearText(year, value), minutes)}
      />
      <p className="sun-days">
        {noteworthyDays(year).map(({ name, day: which }) => (
          <button key={name} type="button" className="chip" aria-pressed={which === day} onClick={() => put(which, minutes)}>
            {t(`sun.days.${name}`)}
          </button>
        ))}
        <button type="button" className="chip" onClick={() => put(clockText(new Date()).slice(0, 10), minutesOf(new Date()))}>
          {t('sun.now')}
        </button>
      </p>
      <dl className="facts">
        {(
          [
            [t('sun.rises'), clock(rises)],
            [t('sun.sets'), clock(sets)],
            [t('sun.noon'), clock(noon)],
            [t('sun.length'), rises && sets ? t('sun.hours', { hours: ((sets.getTime() - rises.getTime()) / 3_600_000).toFixed(1) }) : '—'],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet sun-note">{far ? t('sun.far') : t('sun.near')}</p>
    </>
  )
}

/** The moment, or ten in the morning of its day when the sun is down: the tool opens on something to see. */
function byDay(instant: Date, lon: number, lat: number): string {
  const text = clockText(instant)
  return sunPosition(instant, lon, lat).altitude > 5 ? text : `${text.slice(0, 10)}T10:00`
}
