import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../map/catalogue.ts'
import { written } from '../map/columns.ts'
import { inLanguage, toggleLayer, visibleLayers, type LayerSpec, type LayerTable } from '../map/layer.ts'
import { parseKinds } from '../map/vector/style.ts'
import { MorePages } from '../parts/MorePages.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { TableHandOut } from '../parts/TableHandOut.tsx'
import { ToolHead } from '../parts/ToolHead.tsx'
import { areaQuery, featureListQuery, loadFeatures, type FeatureItem } from '../queries.ts'
import type { ToolProps } from '../tools/tool.ts'
import type { View } from '../url.ts'
import { NOTHING_SELECTED, useView } from '../view.ts'
import './features.css'

const LISTED = CATALOGUE.filter((layer): layer is LayerSpec & { table: LayerTable } => layer.table !== undefined)

/** What a layer shows, as a table: for the keyboard, for reading aloud, for those who look for a name. */
export default function FeatureListPanel({ area }: ToolProps) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const wanted = useView((view) => view.list)
  const layer = LISTED.find(({ id }) => id === wanted) ?? LISTED[0]!
  const { data } = useQuery(areaQuery(area))
  // What is listed is on the map, until somebody switches it off there.
  useEffect(() => useView.getState().adjust(shown(layer)), [layer])
  return (
    <>
      <ToolHead title={t('feature.listTitle')}>{data && t('feature.listHint', { area: data.name })}</ToolHead>
      <Select
        className="feature-layer"
        aria-label={t('feature.layer')}
        value={layer.id}
        onChange={(list) => useView.getState().adjust({ list })}
        options={LISTED.map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
      />
      <List key={`${layer.id} ${area}`} layer={layer} area={area} areaName={data?.name ?? ''} />
    </>
  )
}

/** The change of view that shows a layer. */
function shown(layer: LayerSpec): Pick<View, 'show' | 'hide'> {
  const { show, hide } = useView.getState()
  return visibleLayers([layer], { show, hide }).has(layer.id) ? { show, hide } : toggleLayer(layer, { show, hide })
}

function List({ layer, area, areaName }: { layer: LayerSpec & { table: LayerTable }; area: string; areaName: string }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const go = useView((view) => view.go)
  const kinds = useView((view) => parseKinds(view.kinds).get(layer.id)?.join(',') ?? null)
  const { table } = layer
  const query = useInfiniteQuery(featureListQuery(layer.id, table, area, kinds))
  const open = (id: number) => {
    go({ ...NOTHING_SELECTED, feature: `${layer.id}:${id}`, ...shown(layer) })
  }
  const more = <MorePages query={query} />
  const named = { area: areaName, layer: inLanguage(layer.title, language) }
  const save = (
    <TableHandOut<FeatureItem>
      title={t('feature.saveTitle', named)}
      about={t('feature.saveAbout', named)}
      asOf={undefined}
      personal={false}
      heads={[t('feature.name'), ...table.columns.map((column) => inLanguage(column.title, language))]}
      cells={({ name, values }) => [
        name || t('feature.nameless'),
        ...table.columns.map(({ field, format }) => written(values[field], format, language, values)),
      ]}
      load={(asked) => loadFeatures(table, area, kinds, asked)}
    />
  )
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <p className="quiet">{t('feature.none')}</p>
        return (
          <>
            <p className="feature-save">{save}</p>
            <table className="feature-table">
              <thead>
                <tr>
                  <th scope="col">{t('feature.name')}</th>
                  {table.columns.map(({ field, title }) => (
                    <th scope="col" key={field}>
                      {inLanguage(title, language)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, name, values }) => (
                  <tr key={id}>
                    <th scope="row">
                      <button type="button" className="link" onClick={() => open(id)}>
                        {name || t('feature.nameless')}
                      </button>
                    </th>
                    {table.columns.map(({ field, format }) => (
                      <td key={field} className={typeof values[field] === 'number' && format.as !== 'codes' ? 'number' : undefined}>
                        {written(values[field], format, language, values)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {more}
          </>
        )
      }}
    </QueryState>
  )
}
