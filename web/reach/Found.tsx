import { HomeOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import { whomSentence } from '../../api/contract/filter.sentence.ts'
import type { Filter } from '../../api/contract/filter.ts'
import type { Coverage, ReachSet } from '../../api/contract/reach.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { setCondition } from '../analysis/useFilter.ts'
import { AreaBars } from '../scenarios/AreaBars.tsx'
import { Section } from '../parts/Section.tsx'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import type { Question } from './question.ts'
import { Said } from './Said.tsx'
import { whereText } from './whereText.ts'

const AREAS = 12

interface Props {
  coverage: Coverage
  question: Question
  filter: Filter
  /** Whether the houses of those who do not get there are lit. */
  lit: boolean
  onLight(lit: boolean): void
  onList(set: ReachSet): void
}

/** The answer in one sentence, and where those live who do not get there. */
export function Found({ coverage, question, filter, lit, onLight, onList }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const count = useCountText()
  const { matched, within, beyond, unplaced } = coverage.people
  if (coverage.facilities === 0) return <p role="alert">{t('reach.noFacility')}</p>
  if (matched === 0) return <p>{t('reach.none')}</p>
  if (within === null && beyond === null) return <p>{t('reach.few')}</p>
  const placed = (within ?? 0) + (beyond ?? 0)
  const worst = coverage.children.filter((child) => (child.beyond ?? 0) > 0).toSorted((a, b) => b.beyond! - a.beyond!)
  const groups = coverage.groups.filter(({ beyond: some }) => (some ?? 0) > 0)
  const most = worst[0]?.beyond ?? 1
  return (
    <>
      <p className="reach-answer" aria-live="polite">
        <Said
          sentence={t('reach.sentence', {
            whom: whomSentence(filter, language),
            how: t(`reach.modes.${question.mode}`),
            minutes: question.minutes,
            where: whereText(question, language, t),
            within: '{within}',
            beyond: '{beyond}',
            share: placed > 0 ? `${Math.round(((within ?? 0) / placed) * 1000) / 10}%` : '—',
          })}
          counts={{ within, beyond }}
          onList={coverage.exact ? onList : null}
        />
      </p>
      <p className="quiet">
        {t('reach.facilities', { count: coverage.facilities })}
        {unplaced !== 0 && <> · {t('reach.unplaced', { count: count(unplaced) })}</>}
      </p>
      {coverage.exact && (beyond ?? 0) > 0 && (
        <div className="reach-buttons">
          <Button type={lit ? 'primary' : 'default'} icon={<HomeOutlined />} aria-pressed={lit} onClick={() => onLight(!lit)}>
            {t('reach.light')}
          </Button>
          <Button icon={<UnorderedListOutlined />} onClick={() => onList('beyond')}>
            {t('reach.list')}
          </Button>
        </div>
      )}
      {groups.length > 0 && (
        <Section title={t('reach.groups')} note={t('reach.groupsNote')}>
          <AreaBars
            first={6}
            lines={groups.map(({ group, matched: all, beyond: some }) => ({
              key: String(group),
              name: codeName(GROUPS, group, codeLanguage(language)),
              value: some,
              text: t('reach.ofAll', { some: count(some), all: count(all) }),
              title: t('reach.openGroup', { name: codeName(GROUPS, group, codeLanguage(language)) }),
              open: () => setCondition('group', { dimension: 'group', kind: 'tags', any: [[{ code: group, without: false }]] }),
            }))}
          />
        </Section>
      )}
      {worst.length > 0 && (
        <Section title={t('reach.areas')}>
          {worst.slice(0, AREAS).map(({ code, name, beyond: people }) => (
            <button
              key={code}
              type="button"
              className="row reach-area"
              onClick={() => useView.getState().go({ ...NOTHING_SELECTED, area: code })}
            >
              <span>{name}</span>
              <span className="reach-bar" style={{ inlineSize: `${(people! / most) * 90}px` }} />
              <span className="number">{t('reach.areaBeyond', { count: count(people) })}</span>
            </button>
          ))}
        </Section>
      )}
    </>
  )
}
