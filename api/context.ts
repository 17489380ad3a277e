import type { ParameterizedContext } from 'koa'
import type { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { StepProgress } from './contract/progress.ts'
import type { Session } from './contract/session.ts'
import type { Database, Scope } from './database/sql.ts'
import type { Language } from './errors.ts'

/** Who is asking. */
export interface Account {
  readonly id: number
  readonly name: string
  readonly title: string
  readonly unitId: number
  readonly unit: string
  readonly role: Session['role']
  readonly demo: boolean
  readonly area: Session['scope']
  readonly scope: Scope
}

/** How far starting up is, as `/readyz` tells it. */
export interface Progress {
  readonly ready: boolean
  readonly steps: readonly StepProgress[]
}

/** What one running server is made of. */
export interface Services {
  readonly config: Config
  readonly log: Logger
  readonly progress: () => Progress
  /** @throws ProblemError `starting` until the database is attached */
  readonly database: () => Database
  /** Answers that are the same for every reader, e.g. polygons of areas. */
  readonly shared: LRUCache<string, object>
  /** Parses every reply by its schema and refuses what the contract does not name: for tests and development. */
  readonly checkReplies: boolean
}

export interface State {
  requestId: string
  language: Language
  /** Template of the address that answers, `/api/houses/{id}`: what logs and metrics name. */
  route?: string
  account?: Account
}
export type Context = ParameterizedContext<State>
