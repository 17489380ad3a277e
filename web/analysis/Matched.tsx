import { TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Analysis } from '../../api/contract/analysis.ts'
import { day, share, whole } from '../format.ts'
import { useView } from '../view.ts'
import { useCountText } from './useCountText.ts'

const SUBJECTS = ['people', 'households', 'houses'] as const

/** How many match, of how many, and the way to the list. */
export function Matched({ analysis: { matched, total, exact, asOf, current }, filtered }: { analysis: Analysis; filtered: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const dock = useView((view) => view.dock)
  const countText = useCountText()
  const nobody = SUBJECTS.every((subject) => matched[subject] === 0)
  return (
    <div className="matched">
      <dl>
        {SUBJECTS.map((subject) => (
          <div key={subject} data-subject={subject}>
            <dt>{t(`filter.subject.${subject}`)}</dt>
            <dd>
              <b className="number">{countText(matched[subject])}</b>
              {filtered && (
                <small className="quiet">
                  {matched[subject] !== null && total[subject]
                    ? share(matched[subject], total[subject])
                    : t('filter.ofAll', { number: whole(total[subject] ?? 0) })}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {nobody && <p>{t('filter.nobody')}</p>}
      <p className="quiet">
        {t('asOf', { day: day(asOf, language) })}
        {!exact && ` · ${t('filter.rounded')}`}
        {!current && ` · ${t('filter.reading')}`}
      </p>
      {dock !== 'table' && !nobody && (
        <Button icon={<TableOutlined />} block onClick={() => useView.getState().go({ dock: 'table' }, 'stay')}>
          {t('filter.list')}
        </Button>
      )}
    </div>
  )
}
