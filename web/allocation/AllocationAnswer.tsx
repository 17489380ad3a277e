import { lazy, Suspense } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { whomSentence } from '../../api/contract/filter.sentence.ts'
import type { Allocation, AllocationGoal } from '../../api/contract/allocation.ts'
import { readFilter } from '../analysis/useFilter.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { day } from '../format.ts'
import { REACHED, SHADES } from '../map/allocation/shade.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'
import { LeftOut } from './LeftOut.tsx'
import { Prices } from './Prices.tsx'
import { SiteList } from './SiteList.tsx'
import { UnitCard } from './UnitCard.tsx'
import { gapText, minutesText, useValueText } from './valueText.ts'

const CurveChart = lazy(() => import('./CurveChart.tsx'))

/** The answer in sentences, then the sites, who is left out, and what more would bring. */
export function AllocationAnswer({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { status, after, asOf, exact, demand } = answer
  const count = useCountText()
  if (status === 'infeasible') return <Clash answer={answer} />
  if (status === 'unknown' || !after) return <p role="alert">{t('allocation.unknown')}</p>
  return (
    <>
      <Sentences answer={answer} />
      <p className="quiet">
        {t('allocation.asOf', { day: day(asOf, language) })}
        {demand.unplaced !== 0 && <> · {t('allocation.unplaced', { count: count(demand.unplaced) })}</>}
        {demand.unreachable !== 0 && <> · {t('allocation.unreachable', { count: count(demand.unreachable) })}</>}
        {!exact && <> · {t('ask.rounded')}</>}
      </p>
      <ul className="allocation-legend" aria-label={t('allocation.legend')}>
        {REACHED.filter((reached) => reached !== 'before' || answer.before).map((reached) => (
          <li key={reached}>
            <i className={SHADES[reached].hatched ? 'hatched' : undefined} style={{ backgroundColor: SHADES[reached].color }} />
            {t(`allocation.reached.${reached}`, { count: answer.question.minutes })}
          </li>
        ))}
      </ul>
      <UnitCard answer={answer} />
      <SiteList answer={answer} />
      <LeftOut answer={answer} />
      {answer.curve.length > 1 && (
        <Suspense>
          <CurveChart answer={answer} />
        </Suspense>
      )}
      <Prices answer={answer} />
    </>
  )
}

/** What these come to is told of the same people and houses as the sentence above it. */
const COUNTED_BY_HOUSE: ReadonlySet<AllocationGoal> = new Set(['covering', 'setCover'])

/** What to do, what it brings, and whether it can be done better. */
function Sentences({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const count = useCountText()
  const { question, before, after, sites, closed, status, value, bound, gap, seconds } = answer
  const costed = question.budget !== null || question.costNew > 0 || question.costKept > 0
  const valueText = useValueText(question.objective, costed && question.objective === 'setCover')
  const fresh = sites.filter(({ existing }) => !existing)
  return (
    <div aria-live="polite">
      <p className="allocation-headline">{headline(answer, fresh.length, language, t)}</p>
      <p className="allocation-sentence">
        {t(before ? 'allocation.changes' : 'allocation.stands', {
          whom: whomSentence(readFilter(question.filter).filter, language),
          how: t(`reach.modes.${question.mode}`),
          minutes: question.minutes,
          before: count(before?.within ?? null),
          after: count(after!.within),
          beyond: count(after!.beyond),
          meanBefore: before?.meanMinutes === null || before === null ? '—' : minutesText(before.meanMinutes),
          meanAfter: after!.meanMinutes === null ? '—' : minutesText(after!.meanMinutes),
          farthest: after!.farthestMinutes === null ? '—' : Math.round(after!.farthestMinutes),
        })}
      </p>
      {closed.length > 0 && <p>{t('allocation.closes', { count: closed.length, names: names(closed, language, t) })}</p>}
      <p className={status === 'optimal' ? 'allocation-proof' : 'allocation-proof open'}>
        {status === 'optimal'
          ? t('allocation.proven', { seconds: seconds.toFixed(seconds < 10 ? 2 : 0) })
          : bound === null || value === null || gap === null
            ? t('allocation.stoppedBlind')
            : t('allocation.stoppedAt', { value: valueText(value), gap: gapText(gap, t), bound: valueText(bound) })}
      </p>
      {status === 'stopped' && !COUNTED_BY_HOUSE.has(question.objective) && (
        <p className="quiet">
          {t(question.objective === 'capacitated' ? 'allocation.byUnitAndPlaces' : 'allocation.byUnit', {
            unit: t(`allocation.units.${question.unit}`),
          })}
        </p>
      )}
    </div>
  )
}

function headline({ question, sites, kept }: Allocation, fresh: number, language: 'zh' | 'en', t: TFunction): string {
  const what = question.kind ? t(`ask.facility.${question.kind}`) : t('allocation.site')
  const placed = { count: sites.length, what, names: names(sites, language, t) }
  if (sites.length === 0) return t('allocation.noneNeeded', { what, kept })
  if (question.existing === 'closable') return t('allocation.keeps', placed)
  if (question.objective === 'setCover')
    return t('allocation.needs', { ...placed, share: `${Math.round(question.share * 100)}%`, minutes: question.minutes })
  return t('allocation.puts', { ...placed, count: fresh })
}

/** Up to five by name. */
function names(sites: readonly { readonly name: string }[], language: 'zh' | 'en', t: TFunction): string {
  const some = sites.slice(0, 5).map(({ name }) => name)
  const list = new Intl.ListFormat(language, { type: 'unit', style: language === 'zh' ? 'narrow' : 'short' })
  const joined = language === 'zh' ? some.join('、') : list.format(some)
  return sites.length > some.length ? t('allocation.andOthers', { names: joined }) : joined
}

/** Rules that cannot be kept, with the numbers that were asked for. */
function Clash({ answer: { clash, question } }: { answer: Allocation }) {
  const { t } = useTranslation()
  const { objective, open, added, budget, capacity, share, minutes } = question
  const asked = { open, added, budget, capacity, minutes, share: `${Math.round(share * 100)}%` }
  return (
    <Section title={t(clash.length > 1 ? 'allocation.infeasible' : 'allocation.infeasibleAlone')}>
      <ul className="allocation-clash" role="alert">
        {clash.map(({ kind, name }) => (
          <li key={kind + (name ?? '')}>
            {t(`allocation.rule.${kind === 'reach' && objective === 'setCover' ? 'share' : kind}`, { ...asked, name: name ?? '' })}
          </li>
        ))}
      </ul>
      <p className="quiet">{t(clash.length > 1 ? 'allocation.giveUpOne' : 'allocation.impossible')}</p>
    </Section>
  )
}
