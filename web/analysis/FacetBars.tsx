import { MinusCircleOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimension, DimensionId } from '../../api/contract/dimensions.ts'
import type { Condition } from '../../api/contract/filter.ts'
import { inLanguage } from '../map/layer.ts'
import { useView } from '../view.ts'
import { includes, toggled } from './condition.ts'
import { switchTag, tagChoice, tagCondition } from './tags.ts'
import { useCountText } from './useCountText.ts'
import { setCondition } from './useFilter.ts'

type Listed = Exclude<Dimension, { kind: 'range' }>
interface Props {
  dimension: Listed
  counts: readonly (number | null)[]
  own: Condition | null
}
/** Rows before "all of them". */
const FIRST = 7

/** Values of a list as bars; a click keeps those with the value, once more lets it go. */
export function FacetBars({ dimension, counts, own }: Props) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const countText = useCountText()
  const [all, setAll] = useState(false)
  const id = dimension.id as DimensionId
  const choice = tagChoice(own)
  const rows = dimension.values
    .map((value, place) => {
      const alternative: Condition =
        dimension.kind === 'tags'
          ? { dimension: id, kind: 'tags', any: [[{ code: value.code, without: false }]] }
          : { dimension: id, kind: 'codes', codes: [value.code] }
      const has = dimension.kind === 'tags' ? choice.has.includes(value.code) : includes(own, alternative)
      return { value, count: counts[place] ?? null, alternative, has, lacks: choice.lacks.includes(value.code) }
    })
    .filter(({ count, has, lacks }) => count !== 0 || has || lacks)
    .toSorted((a, b) => Number(b.has || b.lacks) - Number(a.has || a.lacks) || (b.count ?? 0) - (a.count ?? 0))
  const largest = Math.max(1, ...rows.map(({ count }) => count ?? 0))
  if (rows.length === 0) return <p className="quiet">{t('filter.noValues')}</p>
  return (
    <>
      <ul className="facet">
        {rows.slice(0, all ? undefined : FIRST).map(({ value, count, alternative, has, lacks }) => (
          <li key={value.code} className={has ? 'has' : lacks ? 'lacks' : own ? 'out' : undefined}>
            <button
              type="button"
              aria-pressed={has}
              onClick={() =>
                setCondition(
                  id,
                  dimension.kind === 'tags' ? tagCondition(id, switchTag(choice, 'has', value.code)) : toggled(own, alternative),
                )
              }
            >
              <span>{inLanguage(value, language)}</span>
              <i>
                <b style={{ inlineSize: `${((count ?? 0) / largest) * 100}%` }} />
              </i>
              <span className="number">{countText(count)}</span>
            </button>
            {dimension.kind === 'tags' && (
              <Tooltip title={t('filter.without', { name: inLanguage(value, language) })} mouseEnterDelay={0.4}>
                <Button
                  type={lacks ? 'primary' : 'text'}
                  size="small"
                  icon={<MinusCircleOutlined />}
                  aria-pressed={lacks}
                  aria-label={t('filter.without', { name: inLanguage(value, language) })}
                  onClick={() => setCondition(id, tagCondition(id, switchTag(choice, 'lacks', value.code)))}
                />
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {rows.length > FIRST && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          <small>{all ? t('action.fold') : t('filter.allValues', { count: rows.length })}</small>
        </button>
      )}
    </>
  )
}
