import { UnorderedListOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { RoadCut } from '../../api/contract/reach.ts'
import { useCountText } from '../analysis/useCountText.ts'
import { riversQuery } from '../flood/queries.ts'
import { useWaterSurface } from '../flood/useWaterSurface.ts'
import { lengthText } from '../measure/units.ts'
import { endSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { showMarks } from '../map/marks/marks.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { AreaBars } from '../scenarios/AreaBars.tsx'
import { Figures } from '../scenarios/Figures.tsx'
import { NOTHING_SELECTED, useView } from '../view.ts'
import { cutQuery, offeredQuery } from './queries.ts'
import { isAltered, MOST_CLOSED, MOST_CUTS, MOST_OPENED, type Question } from './question.ts'
import { useLitHouses } from './useLitHouses.ts'
import { whereText } from './whereText.ts'
import { WorkLine } from '../work/WorkLine.tsx'

const OWNER = 'reach-cut'
const MARKS = 'reach-cut'

interface Props {
  area: string
  text: string
  question: Question
  onAsk(change: Partial<Question>): void
  onList(): void
}

/** Roads cut and facilities opened where the map is clicked, others closed by name: who gets there in time no longer, and who does now. */
export function CutPart({ area, text, question, onAsk, onList }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { cuts, flood, opened } = question
  const altered = isAltered(question)
  const nearest = question.facility === null && question.point === null
  const [clicks, setClicks] = useState<'cut' | 'open'>('cut')
  const opens = nearest && clicks === 'open'
  useWaterSurface(flood, flood?.rise ?? 0)
  const rivers = useQuery({ ...riversQuery(area), enabled: flood !== null })
  const river = rivers.data?.rivers.find(({ id }) => id === flood?.river)?.name ?? ''
  const cut = useQuery(cutQuery(area, text, question))
  useLitHouses(altered ? { area, filter: text, question, set: 'cutOff' } : null)
  useEffect(() => {
    startSketch(OWNER, 'point')
    return () => {
      endSketch(OWNER)
      showMarks(MARKS, [])
    }
  }, [])
  useEffect(
    () =>
      useDrawing.subscribe(({ sketch, owner }) => {
        const place = sketch?.points[0]
        if (owner !== OWNER || !place) return
        // The next click is another place.
        startSketch(OWNER, 'point')
        onAsk(opens ? { opened: [...opened, place].slice(-MOST_OPENED) } : { cuts: [...cuts, place].slice(-MOST_CUTS) })
      }),
    [onAsk, cuts, opened, opens],
  )
  useEffect(() => {
    showMarks(MARKS, [
      ...cuts.map(([lon, lat], index) => ({ lon, lat, ink: 'red', dot: true, text: t('reach.cutMark', { number: index + 1 }) }) as const),
      ...opened.map(
        ([lon, lat], index) => ({ lon, lat, ink: 'accent', dot: true, text: t('reach.openMark', { number: index + 1 }) }) as const,
      ),
    ])
  }, [cuts, opened, t])
  return (
    <>
      {nearest && (
        <>
          <Segmented
            block
            aria-label={t('reach.clicks')}
            value={clicks}
            onChange={setClicks}
            options={(['cut', 'open'] as const).map((value) => ({ value, label: t(`reach.click.${value}`) }))}
          />
          <Closed area={area} question={question} onAsk={onAsk} />
        </>
      )}
      <p className="quiet">{t(opens ? 'reach.openHint' : 'reach.cutHint')}</p>
      {(cuts.length > 0 || opened.length > 0 || flood) && (
        <ul className="reach-cuts" aria-label={t('reach.cuts')}>
          {flood && (
            <li>
              <Tag
                color="blue"
                closable={{ 'aria-label': t('reach.unflood') }}
                onClose={(event) => {
                  event.preventDefault()
                  onAsk({ flood: null })
                }}
              >
                {t('reach.floodMark', { river, rise: flood.rise })}
              </Tag>
            </li>
          )}
          {cuts.map((place, index) => (
            <li key={place.join()}>
              <Tag
                closable={{ 'aria-label': t('reach.uncut', { number: index + 1 }) }}
                onClose={(event) => {
                  event.preventDefault()
                  onAsk({ cuts: cuts.filter((_, other) => other !== index) })
                }}
              >
                {t('reach.cutMark', { number: index + 1 })}
              </Tag>
            </li>
          ))}
          {opened.map((place, index) => (
            <li key={place.join()}>
              <Tag
                color="green"
                closable={{ 'aria-label': t('reach.unopen', { number: index + 1 }) }}
                onClose={(event) => {
                  event.preventDefault()
                  onAsk({ opened: opened.filter((_, other) => other !== index) })
                }}
              >
                {t('reach.openMark', { number: index + 1 })}
              </Tag>
            </li>
          ))}
        </ul>
      )}
      <WorkLine of="reach" busy={altered && cut.isFetching} text={t('reach.computing')} />
      {altered && (
        <QueryState query={cut} lines={8}>
          {(found) => (
            <>
              {cuts.length > 0 && found.roads.length === 0 && <p role="alert">{t('reach.noRoad')}</p>}
              {(found.roads.length > 0 || isAltered({ ...question, cuts: [] })) && <Said found={found} question={question} />}
              {found.exact && (found.people.cutOff ?? 0) > 0 && (
                <div className="reach-buttons">
                  <Button icon={<UnorderedListOutlined />} onClick={onList}>
                    {t('reach.cutList')}
                  </Button>
                </div>
              )}
              <Places found={found} language={language} />
            </>
          )}
        </QueryState>
      )}
    </>
  )
}

/** Facilities thought away, by name. */
function Closed({ area, question, onAsk }: Pick<Props, 'area' | 'question' | 'onAsk'>) {
  const { t } = useTranslation()
  const { data, isFetching } = useQuery(offeredQuery(area, question.kinds))
  return (
    <Select<number[]>
      mode="multiple"
      allowClear
      aria-label={t('reach.close')}
      placeholder={t('reach.close')}
      showSearch={{ optionFilterProp: 'label' }}
      maxCount={MOST_CLOSED}
      loading={isFetching}
      value={[...question.closed]}
      onChange={(closed) => onAsk({ closed })}
      options={data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
    />
  )
}

function Said({ found, question }: { found: RoadCut; question: Question }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const count = useCountText()
  const { cutOff, stranded, gained } = found.people
  const asked = { minutes: question.minutes, how: t(`reach.modes.${question.mode}`), where: whereText(question, language, t) }
  const whole = found.villages.filter((village) => village.whole).length
  return (
    <>
      <p className="reach-answer" aria-live="polite">
        {(cutOff !== 0 || gained === 0) &&
          t(cutOff === 0 ? 'reach.cutNobody' : whole === 0 ? 'reach.cutSome' : 'reach.cutSentence', {
            ...asked,
            people: count(cutOff),
            villages: found.villages.length,
            whole,
          })}
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

function Places({ found, language }: { found: RoadCut; language: 'zh-CN' | 'en' }) {
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
              title: codeName(GROUPS, group, words),
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
