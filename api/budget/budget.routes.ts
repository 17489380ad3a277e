import type { AnalysisStore } from '../analysis/analysis.store.ts'
import { countBudget } from '../contract/budget.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { budgetOf } from './budget.ts'
import type { PaymentStore } from './payments.store.ts'

export function budgetEndpoints(analysis: AnalysisStore, payments: PaymentStore): Endpoint[] {
  return [open(countBudget, ({ ctx, body }) => budgetOf({ analysis, payments }, signedIn(ctx), body, ctx.state.language))]
}
