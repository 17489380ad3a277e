import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { ReactNode } from 'react'
import { sampleAt, ticks, type ProfileSample } from '../map/measure/profile.ts'
import { scaleText } from '../map/scaleBar.ts'
import { useView } from '../view.ts'
import './ProfileChart.css'

const LEFT = 52
const RIGHT = 14
const TOP = 14
const BOTTOM = 24

interface Props {
  samples: readonly ProfileSample[]
  /** Lowest and highest height that must fit in, besides the ground's. */
  heights?: readonly number[]
  heightPixels: number
  label: string
  /** Words for heights and distances on the axes. */
  heightText(meters: number): string
  lengthText(meters: number): string
  /** The sample under the pointer; null when it leaves. */
  onPoint(sample: ProfileSample | null): void
  pointed: ProfileSample | null
  /** Drawn over the ground, in the chart's coordinates. */
  children?(x: (meters: number) => number, y: (heightMeters: number) => number): ReactNode
}

/** The ground's height over the distance; pointer and arrow keys go along it. */
export function ProfileChart({ samples, heights = [], heightPixels, label, heightText, lengthText, onPoint, pointed, children }: Props) {
  const language = useView((view) => view.language)
  const host = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const watch = new ResizeObserver(() => host.current && setWidth(host.current.clientWidth))
    if (host.current) watch.observe(host.current)
    return () => watch.disconnect()
  }, [])
  const whole = samples.at(-1)!.meters
  const all = [...samples.map(({ heightMeters }) => heightMeters), ...heights]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const room = Math.max((high - low) * 0.12, 5)
  const [from, to] = [low - room, high + room]
  const x = (meters: number) => LEFT + (meters / whole) * Math.max(width - LEFT - RIGHT, 1)
  const y = (meters: number) => TOP + ((to - meters) / (to - from)) * (heightPixels - TOP - BOTTOM)
  const line = samples.map(({ meters, heightMeters }) => `${x(meters).toFixed(1)},${y(heightMeters).toFixed(1)}`).join('L')
  const point = (event: PointerEvent) => {
    const meters = ((event.clientX - host.current!.getBoundingClientRect().left - LEFT) / (width - LEFT - RIGHT)) * whole
    onPoint(sampleAt(samples, meters))
  }
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -20, PageUp: 20, Home: -samples.length, End: samples.length }[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const index = pointed ? samples.indexOf(pointed) : 0
    onPoint(samples[Math.min(Math.max(index + by, 0), samples.length - 1)]!)
  }
  return (
    <svg
      ref={host}
      className="profile-chart"
      height={heightPixels}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(whole)}
      aria-valuenow={Math.round(pointed?.meters ?? 0)}
      aria-valuetext={pointed ? `${lengthText(pointed.meters)}，${heightText(pointed.heightMeters)}` : label}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onPoint(null)}
      onKeyDown={key}
    >
      {ticks(from, to, heightPixels / 36).map((tick) => (
        <g key={tick} className="grid">
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {Math.round(tick).toLocaleString('en-US')}
          </text>
        </g>
      ))}
      {ticks(0, whole, width / 110).map((tick) => (
        <text key={tick} x={x(tick)} y={heightPixels - 6} textAnchor={x(tick) > width - 40 ? 'end' : 'middle'}>
          {scaleText(tick, language)}
        </text>
      ))}
      <path className="ground" d={`M${x(0)},${heightPixels - BOTTOM}L${line}L${x(whole)},${heightPixels - BOTTOM}Z`} />
      <path className="ridge" d={`M${line}`} />
      {children?.(x, y)}
      {pointed && (
        <g className="pointed">
          <line x1={x(pointed.meters)} x2={x(pointed.meters)} y1={TOP} y2={heightPixels - BOTTOM} />
          <circle cx={x(pointed.meters)} cy={y(pointed.heightMeters)} r={4} />
          <text x={x(pointed.meters)} y={TOP - 2} textAnchor={x(pointed.meters) > width - 120 ? 'end' : 'start'}>
            {`${lengthText(pointed.meters)} · ${heightText(pointed.heightMeters)}`}
          </text>
        </g>
      )}
    </svg>
  )
}
