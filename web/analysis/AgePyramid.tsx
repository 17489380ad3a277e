import { useTranslation } from 'react-i18next'
import type { Analysis } from '../../api/contract/analysis.ts'
import { findDimension, type RangeDimension } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { PALETTE } from '../theme.ts'
import { useView } from '../view.ts'
import BrushBars from './BrushBars.tsx'
import { spanLabel } from './labels.ts'
import { chosenPlaces, spanCondition, spanPlaces } from './spans.ts'
import { useCountText } from './useCountText.ts'
import { setCondition } from './useFilter.ts'

const AGE = findDimension('age') as RangeDimension
const MALE = 1
const FEMALE = 2

/** Men left, women right, by five years of age; brushing up or down keeps an age. */
export default function AgePyramid({ pyramid, own }: { pyramid: Analysis['pyramid']; own: Condition | null }) {
  const { t } = useTranslation()
  const countText = useCountText()
  const language = useView((view) => codeLanguage(view.language))
  const palette = PALETTE[useView((view) => view.theme)]
  const counts = (sex: number) =>
    AGE.buckets.map((_, band) => {
      const cell = pyramid.find((one) => one.sex === sex && one.ageBand === band)
      return cell ? cell.people : 0
    })
  const [men, women] = [counts(MALE), counts(FEMALE)]
  const labels = AGE.buckets.map((span) => spanLabel(AGE, span, language))
  const bars = (values: (number | null)[]) => values.map((value) => value ?? 0)
  return (
    <>
      <p className="age-sides" aria-hidden>
        <span style={{ color: palette.male }}>{t('pyramid.male')}</span>
        <span style={{ color: palette.female }}>{t('pyramid.female')}</span>
      </p>
      <BrushBars
        title={AGE.title[language]}
        heightPixels={186}
        lying
        labels={AGE.buckets.map(({ from }) => String(from))}
        labelEvery={4}
        series={[
          { name: t('pyramid.male'), color: palette.male, values: bars(men), mirrored: true },
          { name: t('pyramid.female'), color: palette.female, values: bars(women) },
        ]}
        chosen={chosenPlaces(AGE, own)}
        span={spanPlaces(AGE, own)}
        onSpan={(first, last) => setCondition('age', spanCondition(AGE, own, first, last))}
      />
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
          {labels.map((label, band) => (
            <tr key={label}>
              <th>{label}</th>
              <td>{countText(men[band]!)}</td>
              <td>{countText(women[band]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
