import { Allocation, AllocationProgress, listLeftOut, solveAllocation } from '../contract/allocation.ts'
import { open, signedIn, type Endpoint } from '../http/endpoint.ts'
import { requirePeople } from '../http/permission.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { asUnderWay } from '../jobs/under_way.ts'
import { leftOutPage } from './left_out.ts'
import type { Allocator } from './run.ts'

export function allocationEndpoints(allocator: Allocator, jobs: Jobs): Endpoint[] {
  return [
    open(solveAllocation, async ({ ctx, body }) => {
      const account = signedIn(ctx)
      const { language } = ctx.state
      const asked = await allocator.look(account, language, body)
      return {
        job: jobs.start(account, language, {
          kind: 'allocation',
          progress: AllocationProgress,
          result: Allocation,
          // Travel times below hear of a cancel too, and end in the middle of a place.
          run: (control) => asUnderWay({ signal: control.signal, report: () => {} }, () => allocator.answer(asked, control)),
        }),
      }
    }),

    open(listLeftOut, async ({ ctx, body, services }) => {
      const account = signedIn(ctx)
      requirePeople(account)
      return leftOutPage(allocator, services, account, ctx.state.language, body)
    }),
  ]
}
