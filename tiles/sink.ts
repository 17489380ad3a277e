import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** A tile set's folder holds its versions and the file `current`, which names the one that is served. */
const POINTER = 'current'
/** Keys of the finished parts, one a line, and after the last one the word for the whole. */
const LEDGER = '.parts'
const WHOLE = '#whole'
const DRAFT = 'draft-'

/** Where the tiles of one version go. Keys are paths below the version, '3/6/4.terrain'. */
export interface Sink {
  readonly version: string
  put(key: string, bytes: Uint8Array): void
}

/** One bake of a set into a version of its own, that nobody sees before `publish`. */
export interface Bake extends Sink {
  /** Of these parts, those that an earlier, interrupted run did not finish. */
  missing<Part>(parts: readonly Part[], nameOf: (part: Part) => string): Part[]
  /** A part's tiles are all there: it will not be done again. */
  finish(part: string): void
  /** Swaps this version in at once and deletes all others but the one it replaces, which readers may still hold. */
  publish(): void
  /** Folder of the version, for threads that put tiles themselves. */
  readonly folder: string
}

/** Puts tiles into a folder; a file is whole or not there. */
export function folderSink(folder: string, version: string): Sink {
  const made = new Set<string>()
  return {
    version,
    put(key, bytes) {
      const path = join(folder, key)
      const parent = dirname(path)
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true })
        made.add(parent)
      }
      writeFileSync(path, bytes)
    },
  }
}

/**
 * Begins a bake of a set, or goes on with the interrupted one of the same sources. Undefined when the set that is served
 * was made of them already.
 * @param setFolder DATA_DIR/tiles/<set>
 * @param sources what the tiles are made of: a bake is only resumed when they are the same
 * @param kind a draft is a set that will be baked again when more of its sources is there; its version says so
 */
export function beginBake(setFolder: string, sources: unknown, kind: 'whole' | 'draft' = 'whole'): Bake | undefined {
  const digest = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 12)
  const print = kind === 'draft' ? `${DRAFT}${digest}` : digest
  mkdirSync(setFolder, { recursive: true })
  const runs = versionsOf(setFolder).filter((name) => name.startsWith(`${print}-`))
  const isWhole = (name: string) => ledgerOf(setFolder, name).has(WHOLE)
  const current = currentVersion(setFolder)
  if (current !== undefined && runs.includes(current) && isWhole(current)) return undefined
  const resumable = runs.find((name) => !isWhole(name))
  const version = resumable ?? `${print}-${Math.max(0, ...runs.map((name) => Number(name.slice(print.length + 1)))) + 1}`
  const folder = join(setFolder, version)
  mkdirSync(folder, { recursive: true })
  const finished = ledgerOf(setFolder, version)
  const sink = folderSink(folder, version)
  return {
    ...sink,
    folder,
    missing: (parts, nameOf) => parts.filter((part) => !finished.has(nameOf(part))),
    finish(part) {
      appendLine(join(folder, LEDGER), part)
      finished.add(part)
    },
    publish() {
      appendLine(join(folder, LEDGER), WHOLE)
      const before = currentVersion(setFolder)
      writeFileSync(join(setFolder, `${POINTER}.next`), version)
      renameSync(join(setFolder, `${POINTER}.next`), join(setFolder, POINTER))
      for (const name of versionsOf(setFolder))
        if (name !== version && name !== before) rmSync(join(setFolder, name), { recursive: true, force: true })
    },
  }
}

/** The version being served; undefined before the first. */
export function currentVersion(setFolder: string): string | undefined {
  const pointer = join(setFolder, POINTER)
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined
}

/** True for a version that will be baked again when more of its sources is there. */
export function isDraft(version: string): boolean {
  return version.startsWith(DRAFT)
}

function versionsOf(setFolder: string): string[] {
  return readdirSync(setFolder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

function ledgerOf(setFolder: string, version: string): Set<string> {
  const ledger = join(setFolder, version, LEDGER)
  if (!existsSync(ledger)) return new Set()
  const text = readFileSync(ledger, 'utf8')
  // A last line without its end was being written when the bake was killed.
  return new Set(text.slice(0, text.lastIndexOf('\n') + 1).split('\n'))
}

function appendLine(path: string, line: string): void {
  const file = openSync(path, 'a')
  try {
    writeSync(file, `${line}\n`)
  } finally {
    closeSync(file)
  }
}
