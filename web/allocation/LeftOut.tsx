import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Allocation } from '../../api/contract/allocation.ts'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { useMapState } from '../map/mapState.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'
import { useSolving } from './solving.ts'
import { minutesText } from './valueText.ts'

const FEW = 6
const GROUPS_SHOWN = 6
const AROUND_METERS = 4000

/** Who is still farther than the minutes asked about, and how far: by village, by group, by name where that may be seen. */
export function LeftOut({ answer }: { answer: Allocation }) {
  const { t } = useTranslation()
  const language = useView((view) => codeLanguage(view.language))
  const count = useCountText()
  const [all, setAll] = useState(false)
  const { after, units, leftOut, question, exact } = answer
  const worst = units
    .map((unit, place) => ({ ...unit, place }))
    .filter(({ beyond }) => beyond !== 0 && beyond !== null)
    .toSorted((a, b) => b.beyond! - a.beyond! || a.place - b.place)
  if (after?.beyond === 0) return <p>{t('allocation.nobodyLeft', { minutes: question.minutes })}</p>
  const listed = all ? worst : worst.slice(0, FEW)
  const groups = leftOut.toSorted((a, b) => (b.people ?? 0) - (a.people ?? 0)).slice(0, GROUPS_SHOWN)
  return (
    <Section
      title={t('allocation.left', { minutes: question.minutes })}
      note={t('allocation.leftCount', { count: count(after?.beyond ?? null) })}
    >
      {exact && (
        <Button size="small" onClick={() => useSolving.setState({ list: {} })}>
          {t('allocation.list')}
        </Button>
      )}
      {!exact && <p className="quiet">{t('allocation.noList')}</p>}
      <ul className="allocation-left">
        {listed.map(({ place, name, beyond, after: minutes, at }) => (
          <li key={place}>
            <button
              type="button"
              className="row"
              onClick={() => {
                useSolving.setState({ shown: `u${place}` })
                useMapState.getState().controls?.flyAround(at, AROUND_METERS)
              }}
            >
              <span className="row-title">{name}</span>
              <span className="quiet number">
                {minutes === null ? t('allocation.noWay') : t('allocation.mean', { value: minutesText(minutes) })}
              </span>
              <span className="number">{t('reach.areaBeyond', { count: count(beyond) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {listed.length < worst.length && (
        <Button type="text" block onClick={() => setAll(true)}>
          {t('allocation.allVillages', { count: worst.length })}
        </Button>
      )}
      {groups.length > 0 && (
        <p className="tags" aria-label={t('allocation.leftGroups')}>
          {groups.map(({ group, people }) => (
            <i key={group}>
              {codeName(GROUPS, group, language)} {count(people)}
            </i>
          ))}
        </p>
      )}
    </Section>
  )
}
