import { useTranslation } from 'react-i18next'
import type { LonLat } from '../map/relief/geodesy.ts'
import { useView } from '../view.ts'
import type { Measured } from './measurements.ts'
import { areaTexts, heightText, lengthText, slopeText } from './units.ts'

/** What was measured, in words: one short label for the map, and facts with their names. */
export function useFactsText() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const length = (meters: number) => lengthText(meters, language)
  const height = (meters: number) => heightText(meters, language)

  const label = (measured: Measured): string => {
    if (measured.kind === 'line') return length(measured.line.horizontalMeters)
    if (measured.kind === 'polygon') return areaTexts(measured.area.horizontalSquareMeters, language)[0]!
    return t('measure.heightOf', { height: height(measured.heightMeters) })
  }

  const facts = (measured: Measured, points: readonly LonLat[]): [string, string][] => {
    if (measured.kind === 'line') {
      const { horizontalMeters, groundMeters, spaceMeters, riseMeters, slopeDegrees, climbMeters, descentMeters } = measured.line
      return [
        [t('measure.horizontal'), length(horizontalMeters)],
        [t('measure.ground'), length(groundMeters)],
        [t('measure.space'), length(spaceMeters)],
        [t('measure.rise'), `${riseMeters > 0 ? '+' : ''}${height(riseMeters)}`],
        [t('measure.slope'), slopeText(slopeDegrees)],
        [t('measure.climb'), `${height(climbMeters)} / ${height(descentMeters)}`],
      ]
    }
    if (measured.kind === 'polygon') {
      const { horizontalSquareMeters, surfaceSquareMeters, perimeterMeters, lowestMeters, highestMeters } = measured.area
      return [
        [t('measure.area'), areaTexts(horizontalSquareMeters, language).join(' · ')],
        [t('measure.surface'), areaTexts(surfaceSquareMeters, language).join(' · ')],
        [t('measure.perimeter'), length(perimeterMeters)],
        [t('measure.range'), `${height(lowestMeters)} – ${height(highestMeters)}`],
      ]
    }
    const [lon, lat] = points[0]!
    return [
      [t('measure.height'), height(measured.heightMeters)],
      [t('measure.place'), `${lon.toFixed(6)}, ${lat.toFixed(6)}`],
    ]
  }
  const lines = (measured: Measured, points: readonly LonLat[]) => facts(measured, points).map(([name, value]) => `${name}\t${value}`)
  return { label, facts, lines }
}
