import { Fragment } from 'react'
import type { LonLat } from '../map/relief/geodesy.ts'
import type { Measured } from './measurements.ts'
import { useFactsText } from './useFactsText.ts'
import './Measure.css'

/** The figures of one measurement, the first one loudest; none is parted from its unit. */
export function MeasureFacts({ measured, points }: { measured: Measured; points: readonly LonLat[] }) {
  const { facts } = useFactsText()
  return (
    <dl className="measure-facts">
      {facts(measured, points).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value.split(' · ').map((part, index) => (
              <Fragment key={part}>
                {index > 0 && ' · '}
                <span>{part}</span>
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
