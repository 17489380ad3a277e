import { useTranslation } from 'react-i18next'
import type { Overview } from '../../api/contract/overview.ts'
import { whole } from '../format.ts'
import { Section } from '../parts/Section.tsx'

const BANDS = 19
const ROW = 9
const HALF = 122
const MIDDLE = 30

interface Band {
  age: number
  male: { registered: number; resident: number }
  female: { registered: number; resident: number }
}

/** The age pyramid: registered people pale, those who live here full; men left, women right. */
export function Pyramid({ overview: { pyramid } }: { overview: Overview }) {
  const { t } = useTranslation()
  const bands = bandsOf(pyramid)
  const largest = Math.max(...bands.flatMap(({ male, female }) => [male.registered, female.registered]), 0)
  if (largest === 0) return null
  const width = (people: number) => (people / largest) * HALF
  const label = ({ age }: Band) => (age === BANDS - 1 ? t('pyramid.oldest') : `${age * 5}–${age * 5 + 4}`)
  const height = BANDS * ROW
  return (
    <Section title={t('section.pyramid')}>
      <svg className="pyramid" viewBox={`0 0 ${HALF * 2 + MIDDLE} ${height + 14}`} aria-hidden>
        {bands.map((band) => {
          const y = height - (band.age + 1) * ROW
          return (
            <g key={band.age}>
              <rect
                className="male pale"
                x={HALF - width(band.male.registered)}
                y={y}
                width={width(band.male.registered)}
                height={ROW - 1.5}
              />
              <rect className="male" x={HALF - width(band.male.resident)} y={y} width={width(band.male.resident)} height={ROW - 1.5} />
              <rect className="female pale" x={HALF + MIDDLE} y={y} width={width(band.female.registered)} height={ROW - 1.5} />
              <rect className="female" x={HALF + MIDDLE} y={y} width={width(band.female.resident)} height={ROW - 1.5} />
              {band.age % 4 === 0 && (
                <text x={HALF + MIDDLE / 2} y={y + ROW - 1.5}>
                  {band.age * 5}
                </text>
              )}
            </g>
          )
        })}
        <text className="side" x={HALF} y={height + 12} textAnchor="end">
          {t('pyramid.male')} {whole(sum(bands, 'male'))}
        </text>
        <text className="side" x={HALF + MIDDLE} y={height + 12} textAnchor="start">
          {t('pyramid.female')} {whole(sum(bands, 'female'))}
        </text>
      </svg>
      <p className="quiet">{t('pyramid.caption')}</p>
      <table className="unseen">
        <caption>{t('pyramid.table')}</caption>
        <thead>
          <tr>
            <th>{t('pyramid.age')}</th>
            <th>{t('pyramid.male')}</th>
            <th>{t('pyramid.female')}</th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.age}>
              <th>{label(band)}</th>
              <td>{band.male.registered}</td>
              <td>{band.female.registered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const sum = (bands: readonly Band[], sex: 'male' | 'female') => bands.reduce((all, band) => all + band[sex].registered, 0)

function bandsOf(rows: Overview['pyramid']): Band[] {
  const find = (age: number, sex: number) => {
    const row = rows.find((one) => one.ageBand === age && one.sex === sex)
    return { registered: row?.registered ?? 0, resident: row?.resident ?? 0 }
  }
  return Array.from({ length: BANDS }, (_, age) => ({ age, male: find(age, 1), female: find(age, 2) }))
}
