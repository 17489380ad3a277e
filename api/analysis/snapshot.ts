/**
 * The columns in a file beside the embedded database, so that a start need not read millions of records: the engine is the one
 * that all requests share, and reading keeps it busy for half a minute. The file is good for exactly the records it was made
 * of; it holds what the database's own folder holds, and stays on the same disk.
 */
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { BENEFIT_ITEMS, GROUPS } from '../contract/codes.ts'
import type { AreaEntry, Columns } from './columns.ts'

/** Changes whenever the columns or the bits in them do. */
const FORMAT = JSON.stringify([1, GROUPS.map(({ code }) => code), BENEFIT_ITEMS.map(({ code }) => code)])
const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const
type ArrayName = keyof typeof ARRAYS
const NOUNS = ['houses', 'households', 'people'] as const

const Head = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  asOf: z.string(),
  readAt: z.string(),
  villages: z.array(z.string()),
  areas: z.array(
    z.tuple([z.string(), z.object({ name: z.string(), children: z.array(z.object({ code: z.string(), name: z.string() })) })]),
  ),
  columns: z.array(
    z.object({
      noun: z.enum(NOUNS),
      name: z.string(),
      type: z.enum(['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array']),
      length: z.int(),
      crc: z.int(),
    }),
  ),
})

const pathOf = (dataDir: string) => join(dataDir, 'analysis', 'columns')
const upToEight = (bytes: number) => (bytes + 7) & ~7

/** Writes the columns of a version of the records; an earlier file is replaced as a whole. */
export async function saveColumns(dataDir: string, version: string, columns: Columns): Promise<void> {
  const arrays = NOUNS.flatMap((noun) =>
    Object.entries(columns[noun] as unknown as Record<string, InstanceType<(typeof ARRAYS)[ArrayName]>>).map(([name, values]) => ({
      noun,
      name,
      values,
    })),
  )
  const head: z.infer<typeof Head> = {
    format: FORMAT,
    version,
    asOf: columns.asOf,
    readAt: columns.readAt.toISOString(),
    villages: [...columns.villages],
    areas: [...columns.areas].map(([code, { name, children }]) => [code, { name, children: [...children] }]),
    columns: arrays.map(({ noun, name, values }) => ({
      noun,
      name,
      type: values.constructor.name as ArrayName,
      length: values.length,
      crc: crc32(bytesOf(values)),
    })),
  }
  const text = Buffer.from(JSON.stringify(head))
  const path = pathOf(dataDir)
  const draft = `${path}.draft`
  await mkdir(join(dataDir, 'analysis'), { recursive: true, mode: 0o700 })
  const file = await open(draft, 'w', 0o600)
  try {
    const size = Buffer.alloc(8)
    size.writeUInt32LE(text.length)
    await file.write(size)
    await file.write(padded(text))
    for (const { values } of arrays) await file.write(padded(bytesOf(values)))
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** The columns that were saved of a version of the records; undefined where there are none, or not whole. */
export async function loadColumns(dataDir: string, version: string): Promise<Columns | undefined> {
  const file = await readFile(pathOf(dataDir)).catch(() => undefined)
  if (!file || file.length < 8) return undefined
  const length = file.readUInt32LE(0)
  const head = Head.safeParse(parsed(file.toString('utf8', 8, 8 + length)))
  if (!head.success || head.data.version !== version) return undefined
  const nouns: Record<string, Record<string, object>> = { houses: {}, households: {}, people: {} }
  let at = 8 + upToEight(length)
  for (const { noun, name, type, length: count, crc } of head.data.columns) {
    const bytes = count * ARRAYS[type].BYTES_PER_ELEMENT
    if (at + bytes > file.length || crc32(file.subarray(at, at + bytes)) !== crc) return undefined
    // Each a piece of its own: the file's bytes are let go.
    nouns[noun]![name] = new ARRAYS[type](file.buffer.slice(file.byteOffset + at, file.byteOffset + at + bytes))
    at += upToEight(bytes)
  }
  const { asOf, readAt, villages, areas } = head.data
  return { asOf, readAt: new Date(readAt), villages, areas: new Map<string, AreaEntry>(areas), ...nouns } as unknown as Columns
}

function bytesOf(values: InstanceType<(typeof ARRAYS)[ArrayName]>): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength)
}

function padded(bytes: Buffer): Buffer {
  return bytes.length % 8 === 0 ? bytes : Buffer.concat([bytes], upToEight(bytes.length))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
