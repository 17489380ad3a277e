import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { ReachSet } from '../../api/contract/reach.ts'
import type { RoadCut } from '../../api/contract/road_cut.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { lengthText } from '../measure/units.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { AreaBars } from '../scenarios/AreaBars.tsx'
import { Figures } from '../scenarios/Figures.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'
import type { Question } from './question.ts'
import { Said } from './Said.tsx'
import { whereText } from './whereText.ts'

/** In a sentence and in figures: who is cut off, and who is newly in time. */
export function CutSaid({ found, question, onList }: { found: RoadCut; question: Question; onList: ((set: ReachSet) => void) | null }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const count = useCountText()
  const { cutOff, stranded, gained } = found.people
  const asked = { minutes: question.minutes, how: t(`reach.modes.${question.mode}`), where: whereText(question, language, t) }
  const whole = found.villages.filter((village) => village.whole).length
  return (
    <>
      <p className="reach-answer" aria-live="polite">
        {(cutOff !== 0 || gained === 0) && (
          <Said
            sentence={t(cutOff === 0 ? 'reach.cutNobody' : whole === 0 ? 'reach.cutSome' : 'reach.cutSentence', {
              ...asked,
              people: '{cutOff}',
              villages: found.villages.length,
              whole,
            })}
            counts={{ cutOff }}
            onList={onList}
          />
        )}
        {gained !== 0 && t('reach.cutGained', { ...asked, people: count(gained) })}
      </p>
      <Figures
        figures={[
          { id: 'cutOff', title: t('reach.cutOff'), value: cutOff, unit: 'people' },
          { id: 'houses', title: t('reach.cutHouses'), value: found.houses.cutOff, unit: 'houses' },
          ...(question.opened.length > 0
            ? [{ id: 'gained', title: t('reach.gained'), value: found.people.gained, unit: 'people' } as const]
            : []),
          { id: 'before', title: t('reach.before'), value: found.people.before, unit: 'people' },
          { id: 'after', title: t('reach.after'), value: found.people.after, unit: 'people' },
        ]}
      />
      {(stranded ?? 0) > 0 && <p className="reach-stranded">{t('reach.stranded', { people: count(stranded) })}</p>}
    </>
  )
}

interface PlacesProps {
  found: RoadCut
  language: 'zh-CN' | 'en'
  /** None where the reader may see no rows. */
  onGroup: ((group: number) => void) | null
}

/** Where they live, who they are, and which roads are cut. */
export function CutPlaces({ found, language, onGroup }: PlacesProps) {
  const { t } = useTranslation()
  const count = useCountText()
  const words = codeLanguage(language)
  return (
    <>
      {found.villages.length > 0 && (
        <Section title={t('reach.cutVillages')}>
          <AreaBars
            first={8}
            lines={found.villages.map(({ code, name, cutOff, matched, whole }) => ({
              key: code,
              name: whole ? t('reach.wholeVillage', { name }) : name,
              value: cutOff,
              text: t('reach.ofAll', { some: count(cutOff), all: count(matched) }),
              title: name,
              open: () => useView.getState().go({ ...NOTHING_SELECTED, area: code }),
            }))}
          />
        </Section>
      )}
      {found.groups.length > 0 && (
        <Section title={t('reach.cutGroups')}>
          <AreaBars
            first={6}
            lines={found.groups.map(({ group, people }) => ({
              key: String(group),
              name: codeName(GROUPS, group, words),
              value: people,
              text: t('reach.areaBeyond', { count: count(people) }),
              title: t('reach.openGroup', { name: codeName(GROUPS, group, words) }),
              ...(onGroup && { open: () => onGroup(group) }),
            }))}
          />
        </Section>
      )}
      {found.roads.length > 0 && (
        <Section title={t('reach.cutRoads')}>
          <ul className="lines">
            {found.roads.slice(0, 12).map(({ id, name, kind, bridge, meters }) => (
              <li key={id}>
                <button
                  type="button"
                  className="link"
                  onClick={() => useView.getState().go({ area: useView.getState().area, feature: `roads:${id}` }, 'stay')}
                >
                  {name ?? t(`reach.roadKinds.${kind}`)}
                  {bridge && ` · ${t('reach.bridge')}`}
                </button>
                <span className="number">{lengthText(meters, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
