import { z } from 'zod'
import { SearchHit } from '../../api/contract/search.ts'

/** As many places found lately are kept in this browser, for each account. */
const KEPT = 6
const keyOf = (account: string) => `yitu.recent.${account}`

/** What an account opened from a search lately, the latest first. */
export function recentHits(account: string, storage: Pick<Storage, 'getItem'> = localStorage): SearchHit[] {
  try {
    return z.array(SearchHit).parse(JSON.parse(storage.getItem(keyOf(account)) ?? '[]'))
  } catch {
    // Written by another version of the page: begun anew.
    return []
  }
}

/** Keeps what was opened. People are never kept. */
export function rememberHit(account: string, hit: SearchHit, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  if (hit.kind === 'person') return
  const others = recentHits(account, storage).filter(({ kind, id }) => kind !== hit.kind || id !== hit.id)
  storage.setItem(keyOf(account), JSON.stringify([hit, ...others].slice(0, KEPT)))
}
