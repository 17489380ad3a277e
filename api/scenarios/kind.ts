import type { z } from 'zod'
import type { Allocator } from '../allocation/run.ts'
import type { AnalysisStore } from '../analysis/analysis.store.ts'
import type { PaymentStore } from '../budget/payments.store.ts'
import type { Words } from '../contract/dimensions.ts'
import type { Measure, ScenarioKindId, ScenarioOutcome } from '../contract/scenarios.ts'
import type { Account, Services } from '../context.ts'
import type { Language } from '../errors.ts'
import type { FloodStore } from '../flood/flood.store.ts'
import type { HazardStore } from '../hazards/hazards.store.ts'
import type { GroundStore } from '../impact/ground.store.ts'
import type { ReachStore } from '../reach/reach.store.ts'

/** What kinds of scenarios are run with, besides the services. */
export interface KindParts {
  readonly analysis: AnalysisStore
  readonly reach: ReachStore
  readonly payments: PaymentStore
  readonly allocator: Allocator
  readonly grounds: GroundStore
  readonly floods: FloodStore
  readonly hazards: HazardStore
}

/** Who runs a scenario, and with what. */
export interface Runner {
  readonly account: Account
  readonly services: Services
  readonly language: Language
}

/**
 * What one kind of scenario is: its question, what it measures, and how it is run and told. Questions are the plain parameters
 * that the kind's own address takes, `area` among them.
 */
export interface KindSpec<Question extends z.ZodType<{ area: string }>> {
  readonly id: ScenarioKindId
  readonly title: Words
  readonly question: Question
  /** The first three to five are the big figures; the first one of all colours the map and the bars by area. */
  readonly measures: readonly Measure[]
  /** What is asked, in words, the area left out: 高龄津贴每笔增加 50 元. @param outcome of its last run, which knows names */
  asked(question: z.output<Question>, outcome?: ScenarioOutcome): Words
  /** Two to four sentences that say what came out: `{people}` stands for a measure with its unit, `{people@430821109}` for that of an area directly below. */
  sentences(question: z.output<Question>, outcome: ScenarioOutcome): readonly Words[]
  /** Text of the filter whose rows a measure counts; undefined where no filter says it. */
  rows?(question: z.output<Question>, measure: string): string | undefined
  /**
   * The answer as the account may know it: under its scope, disclosed as to it.
   * @throws ProblemError as the kind's own address does
   */
  run(runner: Runner, question: z.output<Question>): Promise<ScenarioOutcome>
}

/** A kind whose questions are parsed before they are used: they come out of a table, and schemas change. */
export interface ScenarioKind {
  readonly id: ScenarioKindId
  readonly title: Words
  readonly question: z.ZodType<{ area: string }>
  readonly measures: readonly Measure[]
  asked(question: unknown, outcome?: ScenarioOutcome): Words
  sentences(question: unknown, outcome: ScenarioOutcome): readonly Words[]
  rows(question: unknown, measure: string): string | undefined
  run(runner: Runner, question: unknown): Promise<ScenarioOutcome>
}

export function defineKind<Question extends z.ZodType<{ area: string }>>(spec: KindSpec<Question>): ScenarioKind {
  const parse = (question: unknown): z.output<Question> => spec.question.parse(question)
  return {
    id: spec.id,
    title: spec.title,
    question: spec.question,
    measures: spec.measures,
    asked: (question, outcome) => spec.asked(parse(question), outcome),
    sentences: (question, outcome) => spec.sentences(parse(question), outcome),
    rows: (question, measure) => spec.rows?.(parse(question), measure),
    run: (runner, question) => spec.run(runner, parse(question)),
  }
}
