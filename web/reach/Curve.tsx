import { useTranslation } from 'react-i18next'
import type { Coverage } from '../../api/contract/reach.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { bandAt, bandsOf } from '../map/reach/bands.ts'
import { Section } from '../parts/Section.tsx'
import { BandKey } from './MapKey.tsx'

/** Minutes of one step of the curve, and steps shown by themselves. */
const STEP = 5
const SHOWN = 24

/** People by travel time, in the colours of the map; its legend. */
export function Curve({ coverage: { curve }, minutes }: { coverage: Coverage; minutes: number }) {
  const { t } = useTranslation()
  const count = useCountText()
  if (curve.every((people) => people === null)) return null
  const bands = bandsOf(minutes)
  const longer = curve.slice(SHOWN).reduce<number>((sum, people) => sum + (people ?? 0), 0)
  const bars = [...curve.slice(0, SHOWN), longer]
  const most = Math.max(1, ...bars.map((people) => people ?? 0))
  const textOf = (bar: number) =>
    bar < SHOWN
      ? t('reach.curveBar', { from: bar * STEP, to: (bar + 1) * STEP, count: count(bars[bar]!) })
      : t('reach.curveBeyond', { from: SHOWN * STEP, count: count(bars[bar]!) })
  return (
    <Section title={t('reach.curve')} note={t('reach.axis')}>
      <ol className="reach-curve" aria-label={t('reach.curve')}>
        {bars.map((people, bar) => (
          <li key={bar} title={textOf(bar)} aria-label={textOf(bar)} className={bar * STEP === minutes ? 'asked' : undefined}>
            <i style={{ blockSize: `${((people ?? 0) / most) * 100}%`, background: bands[bandAt(bands, (bar + 0.5) * STEP)]!.color }} />
          </li>
        ))}
      </ol>
      <p className="reach-axis" aria-hidden>
        <span>0</span>
        <span>30</span>
        <span>60</span>
        <span>90</span>
        <span>{t('reach.beyondShort')}</span>
      </p>
      <BandKey minutes={minutes} />
    </Section>
  )
}
