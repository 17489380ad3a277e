import { LRUCache } from 'lru-cache'
import type { WorkProgress } from '../contract/jobs.ts'
import { asUnderWay, underWay, whileWanted } from './under_way.ts'

interface Kept<Result> {
  readonly result: Promise<Result>
  readonly ending: AbortController
  readonly waiting: Set<(progress: WorkProgress) => void>
  last: WorkProgress | undefined
  ended: boolean
}

/**
 * Results that are worked out once for all who ask: each hears how far it is, each may leave, and what nobody waits for any more is
 * stopped. What failed or was stopped is worked out anew when it is asked for again.
 */
export class KeptWorks<Result> {
  private readonly works: LRUCache<string, Kept<Result>>

  constructor(max: number) {
    this.works = new LRUCache({ max })
  }

  /** @throws what `work` throws; what the answer under way was cancelled with */
  async of(key: string, work: () => Promise<Result>): Promise<Result> {
    let kept = this.works.get(key)
    if (!kept) this.works.set(key, (kept = this.begin(key, work)))
    const { report } = underWay()
    // Two readers may have the same way of hearing.
    const hear = (progress: WorkProgress) => report(progress)
    kept.waiting.add(hear)
    if (kept.last && !kept.ended) hear(kept.last)
    try {
      return await whileWanted(kept.result)
    } finally {
      kept.waiting.delete(hear)
      if (kept.waiting.size === 0 && !kept.ended) {
        this.forget(key, kept)
        kept.ending.abort()
      }
    }
  }

  private begin(key: string, work: () => Promise<Result>): Kept<Result> {
    const ending = new AbortController()
    const waiting: Kept<Result>['waiting'] = new Set()
    const report = (progress: WorkProgress) => {
      kept.last = progress
      for (const hear of waiting) hear(progress)
    }
    const begun = Promise.resolve().then(() => asUnderWay({ signal: ending.signal, report }, work))
    const kept: Kept<Result> = { result: begun, ending, waiting, last: undefined, ended: false }
    begun.then(
      () => (kept.ended = true),
      () => {
        kept.ended = true
        this.forget(key, kept)
      },
    )
    return kept
  }

  private forget(key: string, kept: Kept<Result>): void {
    if (this.works.peek(key) === kept) this.works.delete(key)
  }
}
