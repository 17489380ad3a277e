import type { Config } from '../config.ts'
import type { Database } from '../database/sql.ts'
import { isLoopback } from '../http/origin.ts'
import { DEFAULT_DEMO_PASSWORD } from '../session/passwords.ts'
import { exampleAccounts } from './start.queries.ts'

/** What is printed once the map can be used: where it is and, in a demo county, who may sign in. */
export async function greeting(database: Database, config: Config, url: string): Promise<string[]> {
  const accounts = await database.system(exampleAccounts)
  const open = [`地图可以用了：${url}`]
  if (accounts.length === 0) return open
  if (!config.demoPassword && !isLoopback(config.host)) {
    return [...open, 'HOST 不是本机地址，演示账号停用；要开放演示，请自设 DEMO_PASSWORD。']
  }
  const width = Math.max(...accounts.map(({ name }) => name.length))
  const password = config.demoPassword ? 'DEMO_PASSWORD 所设' : DEFAULT_DEMO_PASSWORD
  return [...open, `演示账号（密码 ${password}）：`, ...accounts.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`)]
}
