import { allocationWords } from './en/allocation.ts'
import { askWords } from './en/ask.ts'
import { budgetWords } from './en/budget.ts'
import { handOutWords } from './en/hand_out.ts'
import { impactWords } from './en/impact.ts'
import { mapWords } from './en/map.ts'
import { measuringWords } from './en/measuring.ts'
import { overviewWords } from './en/overview.ts'
import { peopleWords } from './en/people.ts'
import { reachWords } from './en/reach.ts'
import { scenariosWords } from './en/scenarios.ts'
import { searchWords } from './en/search.ts'
import { sessionWords } from './en/session.ts'
import { shellWords } from './en/shell.ts'
import { timeWords } from './en/time.ts'
import { viewsWords } from './en/views.ts'
import { jobsWords } from './en/jobs.ts'
import type { Words } from './zh-CN.ts'

export const en: Words = {
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
