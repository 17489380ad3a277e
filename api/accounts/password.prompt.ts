import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Shortest password that is taken. Source: NIST SP 800-63B-4, 3.1.1.2 (15 alone; 8 with a second means) — here rate limits stand beside it. */
export const MIN_PASSWORD = 10

/**
 * Reads a password from the terminal without showing it, or the first line of standard input where that is no terminal.
 * Never from the command line: others see that.
 */
export async function readPassword(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = process.stdin.isTTY
  if (terminal) process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, output: silent, terminal })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (terminal) process.stderr.write('\n')
  }
}
