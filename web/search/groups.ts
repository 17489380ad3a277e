import type { SearchHit } from '../../api/contract/search.ts'

export interface HitGroup {
  kind: SearchHit['kind']
  hits: readonly SearchHit[]
}

/** Hits by kind, the kind of the best hit first; within a kind the best first. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  return [...Map.groupBy(hits, ({ kind }) => kind)].map(([kind, group]) => ({ kind, hits: group }))
}
