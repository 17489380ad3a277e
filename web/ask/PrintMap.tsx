import { useTranslation } from 'react-i18next'
import type { SelectionPerson, SelectionStatistics } from '../../api/contract/selection.ts'
import { useView } from '../view.ts'
import { lengthText } from './measureText.ts'

const SIZE = 200
const MARGIN = 14
const METERS_PER_DEGREE = 111_320

/** The drawing's outline with a dot at each house of the list, north up, with a scale: the printed list's legend. */
export function PrintMap({
  outline,
  people,
}: {
  outline: SelectionStatistics['outline']['coordinates']
  people: readonly SelectionPerson[]
}) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const positions = outline.flat(2)
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  const [west, east, south, north] = [least(lons), -least(lons.map((lon) => -lon)), least(lats), -least(lats.map((lat) => -lat))]
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const degrees = Math.max((east - west) * narrowing, north - south, 1e-6)
  const scale = (SIZE - 2 * MARGIN) / degrees
  const x = (lon: number) => SIZE / 2 + (lon - (west + east) / 2) * narrowing * scale
  const y = (lat: number) => SIZE / 2 - (lat - (south + north) / 2) * scale
  const path = outline
    .flat()
    .map((ring) => `M${ring.map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`)
    .join('')
  const houses = new Map(people.map(({ house }) => [house.id, house.location]))
  const bar = roundBelow((degrees * METERS_PER_DEGREE) / 3)
  const barWidth = (bar / METERS_PER_DEGREE) * scale
  return (
    <figure>
      <svg viewBox={`0 0 ${SIZE} ${SIZE + 22}`} role="img" aria-label={t('ask.printMap')}>
        <path d={path} fill="#e8efe9" stroke="#1d5c6b" strokeWidth="1.5" fillRule="evenodd" />
        {[...houses].map(([id, [lon, lat]]) => (
          <circle key={id} cx={x(lon)} cy={y(lat)} r="1.6" fill="#b3261e" />
        ))}
        <path d={`M${SIZE - 10} 20l-4 9 4-2.500 4 2.500z`} fill="#222" />
        <text x={SIZE - 10} y="16" textAnchor="middle">
          N
        </text>
        <path d={`M${MARGIN} ${SIZE + 4}v4h${barWidth}v-4`} fill="none" stroke="#222" />
        <text x={MARGIN + barWidth + 5} y={SIZE + 9}>
          {lengthText(bar, language)}
        </text>
      </svg>
      <figcaption>
        <span className="print-dot" /> {t('ask.printDots', { count: houses.size })}
      </figcaption>
    </figure>
  )
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)

/** The roundest number not above: 1, 2 or 5 with zeros. */
function roundBelow(meters: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(meters, 1)))
  return power * ([5, 2, 1].find((step) => step * power <= meters) ?? 1)
}
