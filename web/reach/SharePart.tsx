import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCESS_BOUNDS, type Access } from '../../api/contract/access.ts'
import { lightHouses } from '../analysis/lit.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { clearAreaFills, showAreaFills } from '../map/areaFills.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { Section } from '../parts/Section.tsx'
import { AreaBars } from '../scenarios/AreaBars.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { Lorenz } from './Lorenz.tsx'
import { agesOf, placesOf } from './presets.ts'
import { accessHousesQuery, accessQuery } from './queries.ts'
import { formatQuestion, type Question } from './question.ts'
import { whereText } from './whereText.ts'
import { JobLine } from '../jobs/JobLine.tsx'

/** Least to most, for every kind of sight; the first: none in reach (ColorBrewer PuOr, five of it, and a grey). */
const COLORS = ['#5a5560', '#e66101', '#fdb863', '#f3eee6', '#b2abd2', '#5e3c99'] as const

/** Nobody is older. */
const EVERY_AGE = 120

interface Props {
  area: string
  text: string
  question: Question
}

/** How many places there are for a thousand people, competition counted, where, and how evenly. */
export function SharePart({ area, text, question }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const count = useCountText()
  const ages = agesOf(question)
  const access = useQuery(accessQuery(area, text, question, ages))
  const houses = useQuery(accessHousesQuery(area, question, ages))
  const { data } = access
  useEffect(() => {
    if (!data?.county) return
    const county = data.county
    showAreaFills(
      new Map(data.children.flatMap(({ code, mean }) => (mean === null ? [] : [[code, COLORS[classOf(mean, county)]!] as const]))),
    )
    return clearAreaFills
  }, [data])
  useEffect(() => {
    if (!houses.data) return
    const { version, classes } = houses.data
    lightHouses({ version, bits: null, classes: { of: classes, colors: COLORS }, color: COLORS[0] })
    return () => lightHouses(null)
  }, [houses.data])
  return (
    <>
      <JobLine of="reach" busy={access.isFetching} text={t('reach.computing')} />
      <AnswerState query={access} asked={{ question, ages }} askedKey={`${area} ${text} ${formatQuestion(question)}`}>
        {(found, of) => {
          if (found.capacity === 0) return <p role="alert">{t('reach.noCapacity')}</p>
          return (
            <>
              <p className="reach-answer" aria-live="polite">
                {t('reach.shareSentence', {
                  minutes: of.question.minutes,
                  how: t(`reach.modes.${of.question.mode}`),
                  where: whereText(of.question, language, t),
                  of: t(`reach.capacity.${placesOf(of.question)}`),
                  mean: score(found.mean),
                  county: score(found.county),
                  none: count(found.none),
                })}
              </p>
              <p className="quiet">
                {t('reach.supply', {
                  facilities: found.facilities,
                  places: count(found.capacity),
                  of: t(`reach.capacity.${placesOf(of.question)}`),
                  demand: count(found.demand),
                })}
                {of.ages.from > 0 && <> · {t(of.ages.to >= EVERY_AGE ? 'reach.agesFrom' : 'reach.ages', of.ages)}</>}
                {found.unknown > 0 && <> · {t('reach.unknownCapacity', { count: found.unknown })}</>}
              </p>
              <Legend />
              {found.lorenz && found.gini !== null && <Lorenz curve={found.lorenz} gini={found.gini} />}
              <Areas found={found} />
            </>
          )
        }}
      </AnswerState>
    </>
  )
}

function Areas({ found }: { found: Access }) {
  const { t } = useTranslation()
  const worst = found.children.filter(({ mean }) => mean !== null).toSorted((a, b) => a.mean! - b.mean!)
  if (worst.length === 0) return null
  return (
    <Section title={t('reach.shareAreas')} note={t('reach.shareNote')}>
      <AreaBars
        first={12}
        lines={worst.map(({ code, name, mean, gini }) => ({
          key: code,
          name,
          value: mean,
          text: gini === null ? score(mean) : t('reach.shareLine', { mean: score(mean), gini: gini.toFixed(2) }),
          title: t('reach.shareOpen', { name }),
          open: () => useView.getState().go({ ...NOTHING_SELECTED, area: code }),
        }))}
      />
    </Section>
  )
}

function Legend() {
  const { t } = useTranslation()
  const names = [
    t('reach.class.none'),
    t('reach.class.below', { share: percent(ACCESS_BOUNDS[0]) }),
    ...ACCESS_BOUNDS.slice(1).map((to, index) => t('reach.class.between', { from: percent(ACCESS_BOUNDS[index]!), to: percent(to) })),
    t('reach.class.above', { share: percent(ACCESS_BOUNDS.at(-1)!) }),
  ]
  return (
    <Section title={t('reach.class.title')}>
      <ul className="reach-legend">
        {names.map((name, index) => (
          <li key={name}>
            <i style={{ background: COLORS[index] }} />
            {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const percent = (share: number) => `${Math.round(share * 100)}%`
/** Two digits that say something. */
const score = (value: number | null) => (value === null ? '—' : Number(value.toPrecision(2)).toString())

function classOf(mean: number, county: number): number {
  return mean === 0 ? 0 : 1 + ACCESS_BOUNDS.filter((bound) => mean >= bound * county).length
}
