import { useMemo } from 'react'

const WIDTH = 1600
const HEIGHT = 900
const STEP = 6
/** Ridges from far to near: base line, height, roughness, seed. */
const RIDGES = [
  { base: 470, rise: 90, wave: 420, seed: 3 },
  { base: 560, rise: 120, wave: 330, seed: 11 },
  { base: 660, rise: 135, wave: 270, seed: 23 },
  { base: 770, rise: 125, wave: 230, seed: 37 },
  { base: 880, rise: 100, wave: 190, seed: 53 },
] as const

/** Smooth noise in one dimension, 0–1, the same at every visit. */
function noise(x: number, seed: number): number {
  const at = (n: number) => {
    const value = Math.sin(n * 127.1 + seed * 311.7) * 43758.5453
    return value - Math.floor(value)
  }
  const cell = Math.floor(x)
  const part = x - cell
  const ease = part * part * (3 - 2 * part)
  return at(cell) * (1 - ease) + at(cell + 1) * ease
}

function ridge({ base, rise, wave, seed }: (typeof RIDGES)[number]): string {
  const points: string[] = []
  for (let x = -STEP; x <= WIDTH + STEP; x += STEP) {
    const height =
      noise(x / wave, seed) * 0.6 +
      noise(x / (wave / 2.6), seed + 1) * 0.25 +
      noise(x / (wave / 6.3), seed + 2) * 0.1 +
      noise(x / (wave / 15), seed + 3) * 0.05
    points.push(`${x},${(base - height * rise * 1.6).toFixed(1)}`)
  }
  return `M${points.join('L')}L${WIDTH + STEP},${HEIGHT}L${-STEP},${HEIGHT}Z`
}

/** Layered ridges in mist, in the paper's own tones; drawn, not photographed. */
export function Backdrop() {
  const paths = useMemo(() => RIDGES.map(ridge), [])
  return (
    <svg className="backdrop" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="xMidYMax slice" aria-hidden>
      <defs>
        {paths.map((_, index) => (
          <linearGradient key={RIDGES[index]!.seed} id={`mist-${index}`} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" className={`ridge-${index}`} />
            <stop offset="0.62" className="mist" />
          </linearGradient>
        ))}
      </defs>
      {paths.map((path, index) => (
        <path key={RIDGES[index]!.seed} d={path} fill={`url(#mist-${index})`} />
      ))}
    </svg>
  )
}
