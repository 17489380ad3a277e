import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, type Owner } from './lock.ts'

/** Where the embedded database listens; readable by this user only. */
export interface ConnectionFile extends Owner {
  port: number
  password: string
}

export function databaseHome(dataDir: string): string {
  return join(dataDir, 'database')
}

export function writeConnection(home: string, connection: ConnectionFile): void {
  const path = join(home, 'connection.json')
  writeFileSync(`${path}.new`, JSON.stringify(connection), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

export function removeConnection(home: string): void {
  rmSync(join(home, 'connection.json'), { force: true })
}

/** The connection of a living engine, or undefined. */
export function readConnection(home: string): ConnectionFile | undefined {
  let text: string
  try {
    text = readFileSync(join(home, 'connection.json'), 'utf8')
  } catch {
    return undefined
  }
  const connection = JSON.parse(text) as ConnectionFile
  return isAlive(connection) ? connection : undefined
}
