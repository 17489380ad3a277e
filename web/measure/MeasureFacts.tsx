import type { LonLat } from '../map/relief/geodesy.ts'
import type { Measured } from './measurements.ts'
import { useFactsText } from './useFactsText.ts'
import './Measure.css'

/** The figures of one measurement, the first one loudest. */
export function MeasureFacts({ measured, points }: { measured: Measured; points: readonly LonLat[] }) {
  const { facts } = useFactsText()
  return (
    <dl className="measure-facts">
      {facts(measured, points).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
