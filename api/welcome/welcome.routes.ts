import { getWelcome } from '../contract/session.ts'
import { open, type Endpoint } from '../http/endpoint.ts'
import { DEFAULT_DEMO_PASSWORD, demoAllowed } from '../session/passwords.ts'
import { findCounty, listDemoAccounts } from './welcome.queries.ts'

export const welcomeEndpoints: Endpoint[] = [
  open(getWelcome, async ({ services: { config, database } }) => {
    const allowed = demoAllowed(config)
    const { county, demoAccounts } = await database().system(async (sql) => ({
      county: await findCounty(sql),
      demoAccounts: allowed ? await listDemoAccounts(sql) : [],
    }))
    return {
      county: county ? { code: county.code, name: county.name } : null,
      demo: county?.demo ?? false,
      demoAccounts,
      ...(demoAccounts.length > 0 && config.demoPassword === undefined ? { demoPassword: DEFAULT_DEMO_PASSWORD } : {}),
      ...(config.tiandituToken ? { tiandituToken: config.tiandituToken } : {}),
    }
  }),
]
