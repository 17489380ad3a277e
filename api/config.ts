import { z } from 'zod'

const flag = z.enum(['0', '1']).transform((value) => value === '1')

/** Settings of contract.md; every one is read here, once, and nowhere else. */
const Settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag.default(true),
  DEMO_SCALE: z.coerce.number().positive().max(1).default(1),
  DEMO_SEED: z.coerce.number().int().nonnegative().default(430821),
  DEMO_PASSWORD: z.string().min(8).optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  TIANDITU_TOKEN: z.string().min(1).optional(),
})

export type Config = Readonly<ReturnType<typeof readConfig>>

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Parses the settings.
 * @throws ConfigError naming the setting at fault.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(`设置 ${String(issue.path[0])} 有误（${given[String(issue.path[0])] ?? '空'}）：${issue.message}`)
  }
  const settings = parsed.data
  return {
    databaseUrl: settings.DATABASE_URL,
    host: settings.HOST,
    port: settings.PORT,
    dataDir: settings.DATA_DIR,
    demo: settings.DEMO,
    demoScale: settings.DEMO_SCALE,
    demoSeed: settings.DEMO_SEED,
    demoPassword: settings.DEMO_PASSWORD,
    sessionSecret: settings.SESSION_SECRET,
    tiandituToken: settings.TIANDITU_TOKEN,
  }
}
