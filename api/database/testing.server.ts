import { randomBytes } from 'node:crypto'
import pg from 'pg'

/**
 * Creates a database of a fresh name on a test server.
 * @param template URL of a database on it to copy.
 * @returns its URL.
 */
export async function createServerDatabase(serverUrl: string, template?: string): Promise<string> {
  const name = `yitu_test_${randomBytes(6).toString('hex')}`
  const from = template ? ` template ${pg.escapeIdentifier(databaseName(template))}` : ''
  await administer(serverUrl, `create database ${name}${from}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function dropServerDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  await administer(serverUrl, `drop database ${pg.escapeIdentifier(databaseName(databaseUrl))} with (force)`)
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1)
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
