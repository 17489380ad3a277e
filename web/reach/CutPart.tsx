import { UnorderedListOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReachSet } from '../../api/contract/reach.ts'
import { floodText } from '../flood/floodText.ts'
import { riversQuery } from '../flood/queries.ts'
import { useWaterSurface } from '../flood/useWaterSurface.ts'
import { endSketch, startSketch, useDrawing } from '../map/draw/drawing.ts'
import { AnswerState } from '../parts/AnswerState.tsx'
import { useView } from '../view.ts'
import { CutPlaces, CutSaid } from './CutFound.tsx'
import { ChangeKey } from './MapKey.tsx'
import { cutQuery, offeredQuery } from './queries.ts'
import { formatQuestion, isAltered, MOST_CLOSED, MOST_CUTS, MOST_OPENED, type Question } from './question.ts'
import { useChangeMarks } from './useChangeMarks.ts'
import { useLitHouses } from './useLitHouses.ts'
import { JobLine } from '../jobs/JobLine.tsx'

const OWNER = 'reach-cut'

interface Props {
  area: string
  text: string
  question: Question
  onAsk(change: Partial<Question>): void
  onList(set: ReachSet, group?: number): void
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
  const cut = useQuery(cutQuery(area, text, question))
  useLitHouses(altered ? { area, filter: text, question, set: 'cutOff' } : null)
  useEffect(() => {
    startSketch(OWNER, 'point')
    return () => endSketch(OWNER)
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
  const found = altered ? cut.data : undefined
  useChangeMarks(question, found)
  const signs = [
    ...(cuts.length > 0 || flood ? (['cut'] as const) : []),
    ...(question.closed.length > 0 ? (['closed'] as const) : []),
    ...(opened.length > 0 ? (['opened'] as const) : []),
  ]
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
            <Change color="blue" undo={t('reach.unflood')} onUndo={() => onAsk({ flood: null })}>
              {t('reach.floodMark', { what: floodText(flood, rivers.data, t) })}
            </Change>
          )}
          {cuts.map((place, index) => (
            <Change
              key={place.join()}
              undo={t('reach.uncut', { number: index + 1 })}
              onUndo={() => onAsk({ cuts: cuts.filter((_, other) => other !== index) })}
            >
              {t('reach.cutMark', { number: index + 1 })}
            </Change>
          ))}
          {opened.map((place, index) => (
            <Change
              key={place.join()}
              color="green"
              undo={t('reach.unopen', { number: index + 1 })}
              onUndo={() => onAsk({ opened: opened.filter((_, other) => other !== index) })}
            >
              {t('reach.openMark', { number: index + 1 })}
            </Change>
          ))}
        </ul>
      )}
      <JobLine of="reach" busy={altered && cut.isFetching} text={t('reach.computing')} />
      {altered && (
        <AnswerState query={cut} asked={question} askedKey={`${area} ${text} ${formatQuestion(question)}`}>
          {(found, of) => (
            <>
              {of.cuts.length > 0 && found.roads.length === 0 && <p role="alert">{t('reach.noRoad')}</p>}
              {(found.roads.length > 0 || isAltered({ ...of, cuts: [] })) && (
                <CutSaid found={found} question={of} onList={found.exact ? onList : null} />
              )}
              {found.exact && (found.people.cutOff ?? 0) > 0 && (
                <div className="reach-buttons">
                  <Button icon={<UnorderedListOutlined />} onClick={() => onList('cutOff')}>
                    {t('reach.cutList')}
                  </Button>
                </div>
              )}
              <ChangeKey minutes={of.minutes} signs={signs} />
              <CutPlaces found={found} language={language} onGroup={found.exact ? (group) => onList('cutOff', group) : null} />
            </>
          )}
        </AnswerState>
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

interface ChangeProps {
  color?: string
  /** What taking it back is called. */
  undo: string
  onUndo(): void
  children: React.ReactNode
}

/** One change that is thought of; it stays until the question says otherwise. */
function Change({ color, undo, onUndo, children }: ChangeProps) {
  return (
    <li>
      <Tag
        {...(color ? { color } : {})}
        closable={{ 'aria-label': undo }}
        onClose={(event) => {
          event.preventDefault()
          onUndo()
        }}
      >
        {children}
      </Tag>
    </li>
  )
}
