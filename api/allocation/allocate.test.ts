import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const place = mkdtempSync(join(tmpdir(), 'yitu-allocate-'))
afterAll(() => rmSync(place, { recursive: true }))

const program = new URL('allocate.cli.ts', import.meta.url).pathname
const pmed1 = new URL('fixtures/pmed1.txt', import.meta.url).pathname

function allocate(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], (error, out, said) => resolve({ code: Number(error?.code ?? 0), out, said }))
  })
}

describe('npm run allocate', () => {
  it('prints optimum, bound, gap, seconds and medians', async () => {
    const { code, out } = await allocate('--pmed', pmed1)
    expect(out).toMatch(/optimum {2}5819\nbound {4}5819\ngap {6}0 \(proven\)\nseconds {2}\d+\.\d+\nmedians( +\d+){5}\n/)
    expect(code).toBe(0)
  })

  it.each([
    [[], 'no file given\nusage:'],
    [['--pmed', join(place, 'none.txt')], 'cannot read'],
    [['--pmed', pmed1, '--time-limit', 'soon'], '--time-limit must be a number of seconds above 0, not soon'],
    [['--median', pmed1], "Unknown option '--median'"],
  ])('ends %j with a sentence', async (words, sentence) => {
    const { code, said } = await allocate(...words)
    expect(said).toContain(sentence)
    expect(code).toBe(1)
  })

  it('names the line of a file that is wrong', async () => {
    const file = join(place, 'wrong.txt')
    writeFileSync(file, '2 1 1\n1 3 4\n')
    expect(await allocate('--pmed', file)).toMatchObject({ code: 1, said: 'line 2: a vertex must be a whole number from 1 to 2, not 3\n' })
  })

  it('says when no plan reaches everyone', async () => {
    const file = join(place, 'apart.txt')
    writeFileSync(file, '4 1 2\n1 2 3\n')
    expect(await allocate('--pmed', file)).toMatchObject({
      code: 2,
      out: expect.stringContaining('no plan reaches every vertex') as string,
    })
  })
})
