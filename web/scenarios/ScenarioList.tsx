import { CopyOutlined, DeleteOutlined, DiffOutlined, EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Empty } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScenarioHead } from '../../api/contract/scenarios.ts'
import { day, localDay } from '../format.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { QueryState } from '../parts/QueryState.tsx'
import { RenameField } from '../parts/RenameField.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { useUndo } from '../parts/useUndo.tsx'
import { useView } from '../view.ts'
import { useMeasureText } from './measureText.ts'
import { scenariosQuery, useScenarios } from './scenarios.queries.ts'

/** Every scenario of the account, with the first numbers of its last run. */
export function ScenarioList() {
  const { t } = useTranslation()
  const query = useQuery(scenariosQuery())
  const enough = (query.data?.items.length ?? 0) > 1
  return (
    <>
      <ToolHead title={t('scenarios.title')}>{t('scenarios.hint')}</ToolHead>
      <Button
        icon={<DiffOutlined />}
        disabled={!enough}
        title={enough ? undefined : t('scenarios.compareNeeds')}
        onClick={() => useView.getState().go({ dock: 'compare' }, 'stay')}
      >
        {t('compare.title')}
      </Button>
      <QueryState query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('scenarios.none')} />
          ) : (
            <ul className="scenario-list">
              {items.map((scenario) => (
                <ScenarioLine key={scenario.id} scenario={scenario} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  )
}

function ScenarioLine({ scenario }: { scenario: ScenarioHead }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const language = useView((view) => view.language)
  const words = codeLanguage(language)
  const { text } = useMeasureText()
  const { change, copy, remove, restore } = useScenarios()
  const undo = useUndo()
  const [renaming, setRenaming] = useState(false)
  const { id, name, kindTitle, area, asOf, current, measures, createdAt } = scenario
  const refused = (error: Error) => void message.error(error.message)
  const duplicate = () =>
    copy.mutate(
      { id, name: t('scenarios.copyName', { name }).slice(0, 60) },
      { onError: refused, onSuccess: (made) => void message.success(t('scenarios.copied', { name: made.name })) },
    )
  const putAway = () =>
    remove.mutate(id, {
      onError: refused,
      onSuccess: () => undo(id, t('scenarios.deleted', { name }), () => restore.mutate(id, { onError: refused })),
    })
  if (renaming) {
    const done = (wanted: string | null) => {
      setRenaming(false)
      if (wanted) change.mutate({ id, name: wanted }, { onError: refused })
    }
    return (
      <li>
        <RenameField name={name} label={t('scenarios.rename', { name })} onDone={done} />
      </li>
    )
  }
  const [first, second] = measures
  return (
    <li>
      <button type="button" className="scenario-open" onClick={() => useView.getState().go({ scenario: id, area: area.code })}>
        <b>{name}</b>
        <span className="number">
          {[first, second]
            .flatMap((measure) => (measure ? [`${measure.title[words]} ${text(measure.value, measure.unit)}`] : []))
            .join(language === 'en' ? ', ' : '，')}
        </span>
        <small className="quiet">
          {kindTitle[words]} · {area.name} · {asOf ? t('asOf', { day: day(asOf, language) }) : day(localDay(new Date(createdAt)), language)}
          {!current && ` · ${t('scenarios.stale')}`}
        </small>
      </button>
      <span className="scenario-tools">
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('scenarios.rename', { name })}
          onClick={() => setRenaming(true)}
        />
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          loading={copy.isPending}
          aria-label={`${t('scenarios.copy')}：${name}`}
          onClick={duplicate}
        />
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('scenarios.delete', { name })} onClick={putAway} />
      </span>
    </li>
  )
}
