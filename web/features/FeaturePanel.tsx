import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CATALOGUE } from '../map/catalogue.ts'
import { written } from '../map/columns.ts'
import { inLanguage, type LayerSpec } from '../map/layer.ts'
import { Facts } from '../parts/Facts.tsx'
import { QueryState } from '../parts/QueryState.tsx'
import { Section } from '../parts/Section.tsx'
import { featureQuery } from '../queries.ts'
import { useView } from '../view.ts'

/** The card of a layer's feature: what its declaration names, where it lies, what its department records of it. */
export function FeaturePanel({ feature }: { feature: string }) {
  const { t } = useTranslation()
  const [id, number] = feature.split(':')
  const layer = CATALOGUE.find((candidate) => candidate.id === id)
  if (!layer?.table) return <p className="quiet">{t('feature.unknown')}</p>
  return <Card layer={layer} table={layer.table} id={Number(number)} />
}

function Card({ layer, table, id }: { layer: LayerSpec; table: NonNullable<LayerSpec['table']>; id: number }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const go = useView((view) => view.go)
  const query = useQuery(featureQuery(layer.id, table, id))
  return (
    <QueryState query={query}>
      {(card) => (
        <article>
          <header className="card-head">
            <p className="kicker">{inLanguage(layer.title, language)}</p>
            <h2>{card.name || written(card.values[table.facts[0]!.field], table.facts[0]!.format, language)}</h2>
            {card.village && card.township && (
              <p className="quiet">
                {[card.township, card.village].map(({ code, name }, index) => (
                  <span key={code}>
                    {index > 0 && ' · '}
                    <button type="button" className="link" onClick={() => go({ area: code, feature: null })}>
                      {name}
                    </button>
                  </span>
                ))}
              </p>
            )}
          </header>
          <Facts
            facts={[
              ...table.facts
                .filter(({ of }) => of?.(card.values) ?? true)
                .map(
                  ({ field, title, format }) =>
                    [inLanguage(title, language), written(card.values[field], format, language, card.values)] as const,
                ),
              [t('feature.position'), card.location.map((degrees) => degrees.toFixed(5)).join(', ')],
            ]}
          />
          {card.attributes.length > 0 && (
            <Section title={t('feature.recorded')}>
              <Facts facts={card.attributes.map(({ name, value }) => [name, value] as const)} />
            </Section>
          )}
        </article>
      )}
    </QueryState>
  )
}
