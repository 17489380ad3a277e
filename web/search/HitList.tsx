import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../api/contract/search.ts'
import type { HitGroup } from './groups.ts'

interface Props {
  id: string
  label: string
  groups: readonly HitGroup[]
  /** place of the chosen hit, counted through all groups */
  at: number
  onPoint(at: number): void
  onChoose(hit: SearchHit): void
}

/** Hits under the names of their kinds; one of them is chosen. */
export function HitList({ id, label, groups, at, onPoint, onChoose }: Props) {
  const { t } = useTranslation()
  let next = 0
  return (
    <div id={id} role="listbox" aria-label={label}>
      {groups.map(({ kind, hits }) => (
        <div key={kind} role="group" aria-label={t(`hit.${kind}`)} className="hit-group">
          <span className="hit-kind" aria-hidden>
            {t(`hit.${kind}`)}
          </span>
          {hits.map((hit) => {
            const place = next++
            return (
              <div
                key={hit.id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === at}
                className="hit"
                ref={(element) => {
                  if (place === at) element?.scrollIntoView({ block: 'nearest' })
                }}
                onPointerMove={() => place === at || onPoint(place)}
                onPointerDown={(event) => {
                  event.preventDefault()
                  onChoose(hit)
                }}
              >
                <span>{hit.title}</span>
                <small className="quiet">{hit.subtitle}</small>
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
