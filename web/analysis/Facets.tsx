import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Analysis, Facet } from '../../api/contract/analysis.ts'
import { findDimension, type DimensionId } from '../../api/contract/dimensions.ts'
import { conditionPhrase } from '../../api/contract/filter.sentence.ts'
import type { Condition, Filter } from '../../api/contract/filter.ts'
import { inLanguage } from '../map/layer.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { useView } from '../view.ts'
import { FacetBars } from './FacetBars.tsx'
import FacetHistogram from './FacetHistogram.tsx'

/** In the order in which people ask; age has the pyramid. Open at first: the ones asked most. */
const ASKED: readonly { readonly id: DimensionId; readonly open?: true }[] = [
  { id: 'group', open: true },
  { id: 'received' },
  { id: 'structure', open: true },
  { id: 'builtYear', open: true },
  { id: 'residence' },
  { id: 'insured' },
  { id: 'alerted' },
  { id: 'employment' },
  { id: 'sex' },
  { id: 'householdSize' },
  { id: 'empty' },
  { id: 'residents' },
  { id: 'openAlerts' },
  { id: 'use' },
  { id: 'floors' },
  { id: 'roof' },
  { id: 'education' },
  { id: 'marriage' },
  { id: 'relation' },
  { id: 'politics' },
  { id: 'ethnicity' },
]
/** Dimensions that colour houses by themselves: `?by=` takes their names. */
const COLORS: readonly string[] = ['structure', 'use', 'roof', 'builtYear', 'floors', 'residents', 'empty', 'openAlerts']

/** Every attribute with its values and their counts under all the other conditions. */
export function Facets({ analysis: { facets }, filter }: { analysis: Analysis; filter: Filter }) {
  return ASKED.map(({ id, open }) => {
    const facet = facets.find(({ dimension }) => dimension === id)
    const own = filter.find(({ dimension }) => dimension === id) ?? null
    return facet && <OneFacet key={id} id={id} facet={facet} own={own} open={open ?? own !== null} />
  })
}

function OneFacet({ id, facet, own, open }: { id: DimensionId; facet: Facet; own: Condition | null; open: boolean }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const by = useView((view) => view.by)
  const dimension = findDimension(id)!
  const colors = COLORS.includes(id)
  const unseen = facet.counts.every((count) => count === null)
  return (
    <div className={colors ? 'facet-frame colors' : 'facet-frame'} data-dimension={id}>
      <details className="facet-section" open={open}>
        <summary>
          <h3>{inLanguage(dimension.title, language)}</h3>
          <span className="quiet">{own ? conditionPhrase(own, codeLanguage(language)) : t(`filter.counts.${facet.subject}`)}</span>
        </summary>
        {unseen ? (
          <p className="quiet">{t('filter.unseen')}</p>
        ) : dimension.kind === 'range' ? (
          <FacetHistogram dimension={dimension} counts={facet.counts} own={own} />
        ) : (
          <FacetBars dimension={dimension} counts={facet.counts} own={own} />
        )}
      </details>
      {colors && (
        <Tooltip title={t('filter.color')} mouseEnterDelay={0.4}>
          <Button
            size="small"
            type={by === id ? 'primary' : 'text'}
            icon={<BgColorsOutlined />}
            aria-label={t('filter.color')}
            aria-pressed={by === id}
            onClick={() => useView.getState().go({ by: by === id ? null : id }, 'stay')}
          />
        </Tooltip>
      )}
    </div>
  )
}
