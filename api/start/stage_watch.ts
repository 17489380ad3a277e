import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../database/sql.ts'
import { fillState, type FillStage, type FillState } from './start.queries.ts'

const LOOK_MS = 500

/** Looks at the database while another process loads it, and says when a stage is closed there: what it wrote is then whole. */
export class StageWatch {
  private readonly waiting = new Set<{ met: (state: FillState) => boolean; go: () => void }>()
  private stopped = false

  private constructor() {}

  static start(database: Database): StageWatch {
    const watch = new StageWatch()
    void watch.look(database)
    return watch
  }

  /** Resolves once the stage is closed; never when the watch is stopped before. */
  closed(stage: FillStage): Promise<void> {
    return new Promise((go) => this.waiting.add({ met: (state) => state.closed.has(stage), go }))
  }

  stop(): void {
    this.stopped = true
  }

  private async look(database: Database): Promise<void> {
    while (!this.stopped) {
      // While the database is away nothing is closed; the loading process reports the loss.
      const state = await database.system(fillState).catch(() => undefined)
      for (const waiter of this.waiting) {
        if (!state || !waiter.met(state)) continue
        this.waiting.delete(waiter)
        waiter.go()
      }
      await delay(LOOK_MS, undefined, { ref: false })
    }
  }
}
