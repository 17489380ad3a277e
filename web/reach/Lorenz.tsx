import { useTranslation } from 'react-i18next'
import { Section } from '../parts/Section.tsx'

const SIZE = 148
/** Rows of the table: shares of people, the least supplied first. */
const FIFTHS = [0.2, 0.4, 0.6, 0.8, 1]

const percent = (share: number) => `${Math.round(share * 100)}%`

/** How evenly places are shared out: the further the curve hangs below the line, the less evenly; the same as a table. */
export function Lorenz({ curve, gini }: { curve: readonly number[]; gini: number }) {
  const { t } = useTranslation()
  const steps = curve.length - 1
  const at = (share: number, index: number) => `${((index / steps) * SIZE).toFixed(1)},${((1 - share) * SIZE).toFixed(1)}`
  const line = curve.map(at).join(' ')
  const half = curve[Math.round(steps / 2)]!
  const text = t('reach.lorenzText', { gini: gini.toFixed(2), share: percent(half) })
  return (
    <Section title={t('reach.lorenz')} note={t('reach.gini', { gini: gini.toFixed(2) })}>
      <div className="reach-lorenz">
        <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} width={SIZE} height={SIZE} role="img" aria-label={text}>
          <rect width={SIZE} height={SIZE} fill="none" stroke="var(--line)" />
          <polygon points={`${line} ${SIZE},0 0,${SIZE}`} fill="var(--amber)" fillOpacity={0.25} />
          <line x1={0} y1={SIZE} x2={SIZE} y2={0} stroke="var(--soft)" strokeDasharray="4 3" />
          <polyline points={line} fill="none" stroke="var(--accent)" strokeWidth={2} />
        </svg>
        <div>
          <p>{text}</p>
          <table className="reach-shares">
            <caption className="unseen">{t('reach.lorenz')}</caption>
            <thead>
              <tr>
                <th>{t('reach.leastSupplied')}</th>
                <th>{t('reach.theirShare')}</th>
              </tr>
            </thead>
            <tbody>
              {FIFTHS.map((fifth) => (
                <tr key={fifth}>
                  <td className="number">{percent(fifth)}</td>
                  <td className="number">{percent(curve[Math.round(fifth * steps)]!)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Section>
  )
}
