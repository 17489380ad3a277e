import { DatabaseUnfitError } from './errors.ts'
import type { Sql } from './sql.ts'

const MIN_SERVER = 150000
const MIN_POSTGIS = [3, 3] as const

/**
 * Whether a server can carry the product.
 * @throws DatabaseUnfitError saying what is missing and what to do about it.
 */
export async function checkServer(sql: Sql): Promise<void> {
  const server = (await sql.row<{ version: number; name: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name`,
  ))!
  if (server.version < MIN_SERVER) throw new DatabaseUnfitError(`需要 PostgreSQL 15 或更高版本，服务器是 ${server.name}`)
  const login = (await sql.row<{ name: string; bypasses: boolean; creates: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls as bypasses, rolsuper or rolcreaterole as creates from pg_roles where rolname = current_user`,
  ))!
  if (!login.bypasses)
    throw new DatabaseUnfitError(`登录角色 ${login.name} 需要 BYPASSRLS：请以管理员执行 ALTER ROLE ${login.name} BYPASSRLS`)
  const app = await sql.row(`select from pg_roles where rolname = 'yitu_app' and pg_has_role(oid, 'member with admin option')`)
  if (!app && !login.creates) {
    throw new DatabaseUnfitError(`登录角色 ${login.name} 不能创建角色 yitu_app：请以管理员执行 ALTER ROLE ${login.name} CREATEROLE`)
  }
  const postgis = await sql.row<{ version: string }>(
    `select coalesce(installed_version, default_version) as version from pg_available_extensions where name = 'postgis'`,
  )
  if (!postgis) throw new DatabaseUnfitError('服务器上没有 PostGIS：请安装 postgis 3.3 或更高版本（Debian：postgresql-15-postgis-3）')
  const [major = 0, minor = 0] = postgis.version.split('.').map(Number)
  if (major < MIN_POSTGIS[0] || (major === MIN_POSTGIS[0] && minor < MIN_POSTGIS[1])) {
    throw new DatabaseUnfitError(`需要 PostGIS 3.3 或更高版本，服务器上是 ${postgis.version}`)
  }
}
