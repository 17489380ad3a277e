import { parseArgs } from 'node:util'
import { firstBrokenAudit } from '../audits/audits.queries.ts'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { Role } from '../contract/session.ts'
import { openDatabase } from '../database/database.ts'
import { DatabaseUnavailableError, DatabaseUnfitError } from '../database/errors.ts'
import type { Sql } from '../database/sql.ts'
import { hashPassword } from '../session/passwords.ts'
import { openTokens } from '../session/tokens.ts'
import {
  accountId,
  areaExists,
  endSessions,
  ensureUnit,
  insertAccount,
  insertToken,
  listAccounts,
  setDisabled,
  updatePassword,
} from './accounts.queries.ts'
import { MIN_PASSWORD, readPassword } from './password.prompt.ts'

const USAGE = `用法：npm run account -- <命令> [参数]

  list                                列出账号
  create <账号> --role <角色> --scope <区划代码> --unit <单位> [--title <名称>]
                                      新建账号；密码在提示后输入，或由标准输入给出一行
  password <账号>                     改密码（示范账号改后不再使用示范密码）
  disable <账号> / enable <账号>      停用（立即退出登录）/ 启用
  token <账号> --label <用途> [--days <天数，默认 90>]
                                      签发程序用令牌，只显示这一次
  revoke <账号>                       收回该账号的全部令牌和登录
  audits                              核对审计记录的哈希链是否完整

角色：${Role.options.join('、')}
`
const UNIT_KINDS = {
  leader: 'county',
  planner: 'county',
  admin: 'county',
  department: 'department',
  township: 'township',
  village: 'village',
  school: 'school',
} as const

/** A mistake of whoever runs the command, told in one sentence. */
class UsageError extends Error {
  override name = 'UsageError'
}

interface Flags {
  /** Of the password just typed, for the commands that set one. */
  passwordHash: string
  role?: string | undefined
  scope?: string | undefined
  unit?: string | undefined
  title?: string | undefined
  label?: string | undefined
  days?: string | undefined
}
type Command = (sql: Sql, name: string, flags: Flags, config: Config) => Promise<string>

const COMMANDS: Readonly<Record<string, Command>> = {
  list: async (sql) => {
    const lines = await listAccounts(sql)
    return lines
      .map(({ name, title, unit, role, scope, demo, disabled, tokens }) =>
        [name, title, unit, role, scope, demo ? '示范' : '', disabled ? '已停用' : '', tokens > 0 ? `令牌 ${tokens}` : ''].join('\t'),
      )
      .join('\n')
  },
  create: async (sql, name, flags) => {
    if (!/^[\w.-]{2,64}$/.test(name)) throw new UsageError('账号为 2–64 个字母、数字、点、横线或下划线')
    const role = Role.safeParse(flags.role)
    if (!role.success) throw new UsageError(`--role 应为 ${Role.options.join('、')} 之一`)
    if (!flags.unit) throw new UsageError('请用 --unit 给出单位名称')
    if (!flags.scope || !(await areaExists(sql, flags.scope)))
      throw new UsageError(`--scope 应为已有的区划代码，没有 ${flags.scope ?? '（空）'}`)
    if (await accountId(sql, name)) throw new UsageError(`账号 ${name} 已经存在`)
    const unitId = await ensureUnit(sql, flags.unit, UNIT_KINDS[role.data], flags.scope)
    await insertAccount(sql, {
      name,
      title: flags.title ?? flags.unit,
      unitId,
      role: role.data,
      scope: flags.scope,
      passwordHash: flags.passwordHash,
    })
    return `已新建账号 ${name}`
  },
  password: async (sql, name, { passwordHash }) => {
    await updatePassword(sql, await existing(sql, name), passwordHash)
    return `账号 ${name} 的密码已更改，原有登录已退出`
  },
  disable: async (sql, name) => {
    await setDisabled(sql, await existing(sql, name), true)
    return `账号 ${name} 已停用`
  },
  enable: async (sql, name) => {
    await setDisabled(sql, await existing(sql, name), false)
    return `账号 ${name} 已启用`
  },
  token: async (sql, name, flags, config) => {
    const id = await existing(sql, name)
    const days = Number(flags.days ?? 90)
    if (!flags.label) throw new UsageError('请用 --label 写明令牌的用途')
    if (!Number.isInteger(days) || days < 1 || days > 366) throw new UsageError('--days 应为 1–366')
    const tokens = await openTokens(config)
    const token = tokens.create()
    await insertToken(sql, tokens.hash(token), id, flags.label, days)
    return token
  },
  revoke: async (sql, name) => `已收回 ${await endSessions(sql, await existing(sql, name))} 个令牌和登录`,
  audits: async (sql) => {
    const broken = await firstBrokenAudit(sql)
    if (broken !== null) throw new UsageError(`审计记录从第 ${broken} 条起与哈希链不符：有人改动过`)
    return '审计记录完整'
  },
}

const SETTING_PASSWORDS = new Set(['create', 'password'])

async function existing(sql: Sql, name: string): Promise<number> {
  const id = await accountId(sql, name)
  if (id === undefined) throw new UsageError(name ? `没有账号 ${name}` : '请给出账号')
  return id
}

async function newPasswordHash(name: string): Promise<string> {
  const password = await readPassword(`${name} 的新密码（至少 ${MIN_PASSWORD} 位）：`)
  if (password.length < MIN_PASSWORD) throw new UsageError(`密码至少 ${MIN_PASSWORD} 位`)
  return hashPassword(password)
}

async function main(): Promise<void> {
  const option = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { role: option, scope: option, unit: option, title: option, label: option, days: option },
  })
  const [word = '', name = ''] = positionals
  const command = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined
  if (!command) throw new UsageError(USAGE)
  const config = readConfig()
  // Asked for before the transaction: the embedded database serves nobody else during one.
  const passwordHash = SETTING_PASSWORDS.has(word) && name ? await newPasswordHash(name) : ''
  const database = await openDatabase(config, { connections: 1 })
  try {
    process.stdout.write(`${await database.system((sql) => command(sql, name, { ...values, passwordHash }, config))}\n`)
  } finally {
    await database.end()
  }
}

/** What is said to whoever ran the command, where the mistake is theirs or the surroundings'. */
function sentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ([UsageError, ConfigError, DatabaseUnavailableError, DatabaseUnfitError].some((kind) => error instanceof kind)) return error.message
  const code = 'code' in error ? String(error.code) : ''
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message}\n${USAGE}`
  return code === '42P01' ? '数据库还是空的：请先运行一次 npm start' : undefined
}

// `list | head`: who reads us has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
try {
  await main()
} catch (error) {
  const text = sentence(error)
  if (text === undefined) throw error
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
