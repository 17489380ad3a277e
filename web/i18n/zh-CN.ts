import { allocationWords } from './zh-CN/allocation.ts'
import { askWords } from './zh-CN/ask.ts'
import { budgetWords } from './zh-CN/budget.ts'
import { handOutWords } from './zh-CN/hand_out.ts'
import { impactWords } from './zh-CN/impact.ts'
import { mapWords } from './zh-CN/map.ts'
import { measuringWords } from './zh-CN/measuring.ts'
import { overviewWords } from './zh-CN/overview.ts'
import { peopleWords } from './zh-CN/people.ts'
import { reachWords } from './zh-CN/reach.ts'
import { scenariosWords } from './zh-CN/scenarios.ts'
import { searchWords } from './zh-CN/search.ts'
import { sessionWords } from './zh-CN/session.ts'
import { shellWords } from './zh-CN/shell.ts'
import { timeWords } from './zh-CN/time.ts'
import { viewsWords } from './zh-CN/views.ts'
import { jobsWords } from './zh-CN/jobs.ts'

export const zhCN = {
  ...shellWords,
  ...sessionWords,
  ...measuringWords,
  ...viewsWords,
  ...askWords,
  ...overviewWords,
  ...reachWords,
  ...allocationWords,
  ...scenariosWords,
  ...budgetWords,
  ...impactWords,
  ...peopleWords,
  ...timeWords,
  ...searchWords,
  ...mapWords,
  ...jobsWords,
  ...handOutWords,
}

export type Words = typeof zhCN
