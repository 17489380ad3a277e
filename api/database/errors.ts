/** The database can't be reached, or was lost in the middle of the work; nothing of the transaction was kept. Worth trying again soon. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
}

/** The database answers but isn't fit for the product: too old, without PostGIS, without the rights. The message says what to do. */
export class DatabaseUnfitError extends Error {
  override name = 'DatabaseUnfitError'
}

const LOST_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])

/** Whether an error of `pg` means that the connection, not the statement, failed. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code
  // Class 08: connection exception; 57P01–57P03: shut down, crashed, starting up. Source: PostgreSQL manual, appendix A.
  if (code && (LOST_CODES.has(code) || code.startsWith('08') || /^57P0[123]$/.test(code))) return true
  return /Connection terminated|connection timeout|not queryable|Client was closed/i.test(error.message)
}

/** Whether the database answered, but doesn't let this login in, or has no database of that name. */
export function isRefusal(error: unknown): error is Error {
  const code = error instanceof Error ? ((error as { code?: string }).code ?? '') : ''
  return code.startsWith('28') || code === '3D000'
}
