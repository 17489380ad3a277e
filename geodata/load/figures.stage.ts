import { RULES } from '../demo/rules.ts'
import { clearFigures, REFRESHES, runRule } from './figures.queries.ts'
import type { Stage } from './stage.ts'

/** Every village's figures, and the alerts that the rules find. */
export const figuresStage: Stage = {
  name: 'figures',
  clear: clearFigures,
  async load({ database, report }) {
    const steps = [
      ...REFRESHES.map((refresh) => () => database.system(refresh)),
      ...RULES.map(
        ({ id }) =>
          () =>
            database.system((sql) => runRule(sql, id)),
      ),
    ]
    for (const [done, step] of steps.entries()) {
      report({ name: 'figures', done, total: steps.length })
      await step()
    }
    report({ name: 'figures', done: steps.length, total: steps.length })
  },
}
