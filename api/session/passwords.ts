import { createHash, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Config } from '../config.ts'
import { isLoopback } from '../http/origin.ts'

/** What demo accounts take unless DEMO_PASSWORD says otherwise. */
export const DEFAULT_DEMO_PASSWORD = 'yitu-demo'

/** argon2id with the library's (OWASP's) parameters: 19 MiB, 2 passes. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** Compared for accounts that do not exist, so that they cannot be told by the time the answer takes. */
const nobody = hash('nobody has this password')

/**
 * Whether the password is the account's.
 * @param passwordHash null for a demo account, undefined for none
 */
export async function isPassword(password: string, passwordHash: string | null | undefined, config: Config): Promise<boolean> {
  if (passwordHash === null) return demoAllowed(config) && equal(password, config.demoPassword ?? DEFAULT_DEMO_PASSWORD)
  const right = await verify(passwordHash ?? (await nobody), password)
  return right && passwordHash !== undefined
}

/** Demo accounts share one known password: never towards a network, unless somebody chose the password. */
export function demoAllowed({ demo, demoPassword, host }: Pick<Config, 'demo' | 'demoPassword' | 'host'>): boolean {
  return demo && (demoPassword !== undefined || isLoopback(host))
}

function equal(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
