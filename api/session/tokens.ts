import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** Makes tokens and the hashes under which the database keeps them: who reads the table cannot sign in with it. */
export interface Tokens {
  create(): string
  hash(token: string): Buffer
}

/**
 * Tokens under SESSION_SECRET or, without it, a key of this installation in DATA_DIR, made on first use.
 * A changed secret ends every session.
 */
export async function openTokens({ sessionSecret, dataDir }: Pick<Config, 'sessionSecret' | 'dataDir'>): Promise<Tokens> {
  const key = sessionSecret ? Buffer.from(sessionSecret) : await installationKey(join(dataDir, 'keys'))
  return {
    create: () => `yitu_${randomBytes(32).toString('base64url')}`,
    hash: (token) => createHmac('sha256', key).update(token).digest(),
  }
}

async function installationKey(folder: string): Promise<Buffer> {
  const path = join(folder, 'session.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeFile(path, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFile(path)
}
