import type { Sql } from '../database/sql.ts'

/** Stages of geodata/load.ts; the row in `fill_steps` that closes each is written in the stage's own last transaction. */
export const FILL_STAGES = ['ground', 'houses', 'people', 'destinations', 'industry', 'records', 'figures'] as const
export type FillStage = (typeof FILL_STAGES)[number]

export interface FillState {
  /** No area yet: nothing was ever loaded or imported. */
  empty: boolean
  /** What is there is the demo county. */
  demo: boolean
  closed: Set<string>
}

export async function fillState(sql: Sql): Promise<FillState> {
  const state = (await sql.row<{ empty: boolean; demo: boolean; closed: string[] }>(
    `select not exists (select from areas) as empty, coalesce((select demo from county), false) as demo,
            array(select name from fill_steps) as closed`,
  ))!
  return { ...state, closed: new Set(state.closed) }
}

export interface DemoAccount {
  name: string
  title: string
}

/** The demo accounts that the handbook names, one of each kind of user. */
export async function exampleAccounts(sql: Sql): Promise<DemoAccount[]> {
  return sql.rows<DemoAccount>(
    `select name, title from accounts
     where demo and disabled_at is null
       and name in ('leader', 'planner', 'admin', 'dept-rs', 'dept-yb', 'dept-mz', 'dept-nync', 'dept-zrzy', 'dept-zzb', 'school-1',
                    'town-430821109', 'village-430821109201')
     order by array_position(array['leader', 'planner', 'admin', 'department', 'school', 'township', 'village'], role), id`,
  )
}
