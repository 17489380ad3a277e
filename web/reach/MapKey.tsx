import { useTranslation } from 'react-i18next'
import type { MarkSign } from '../map/marks/marks.ts'
import { MarkSignIcon } from '../map/marks/MarkSignIcon.tsx'
import { bandsOf } from '../map/reach/bands.ts'
import { CHANGE_HATCH } from '../map/reach/showIsochrones.ts'
import { Section } from '../parts/Section.tsx'
import type { Palette } from '../theme.ts'

/** Of what is changed in thought, on the map and in lists. */
export const CHANGE_INKS = { cut: 'red', closed: 'slate', opened: 'accent' } as const satisfies Partial<Record<MarkSign, keyof Palette>>
const HATCHES = Object.entries(CHANGE_HATCH) as [keyof typeof CHANGE_HATCH, (typeof CHANGE_HATCH)[keyof typeof CHANGE_HATCH]][]

/** What the colours of travel times mean. */
export function BandKey({ minutes }: { minutes: number }) {
  const { t } = useTranslation()
  return (
    <ul className="reach-legend" aria-label={t('reach.legend')}>
      {bandsOf(minutes).map(({ from, to, color }) => (
        <li key={from}>
          <i style={{ background: color }} />
          {to === Infinity ? t('reach.bandBeyond', { from }) : t('reach.band', { from, to })}
        </li>
      ))}
    </ul>
  )
}

/** What is seen on the map after a change: times as altered, what it takes and brings, and where it is made. */
export function ChangeKey({ minutes, signs }: { minutes: number; signs: readonly (keyof typeof CHANGE_INKS)[] }) {
  const { t } = useTranslation()
  return (
    <Section title={t('reach.key.title')} note={t('reach.key.note')}>
      <ul className="reach-legend">
        {signs.map((sign) => (
          <li key={sign}>
            <MarkSignIcon sign={sign} ink={CHANGE_INKS[sign]} />
            {t(`reach.key.${sign}`)}
          </li>
        ))}
        {HATCHES.filter(([change]) => change === 'lost' || signs.includes('opened')).map(([change, { color, slant }]) => (
          <li key={change}>
            <i
              style={{
                background: `repeating-linear-gradient(${slant > 0 ? 45 : -45}deg, ${color} 0 1.5px, transparent 1.5px 4.5px), color-mix(in srgb, ${color} 30%, #fff)`,
              }}
            />
            {t(`reach.key.${change}`, { count: minutes })}
          </li>
        ))}
      </ul>
      <BandKey minutes={minutes} />
    </Section>
  )
}
