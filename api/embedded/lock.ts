import { execFileSync } from 'node:child_process'
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A process and when it started: a number used again by another process doesn't pass for the first. */
export interface Owner {
  pid: number
  started: string
}

export class LockedError extends Error {
  override name = 'LockedError'
  readonly owner: Owner
  constructor(folder: string, owner: Owner) {
    super(`目录 ${folder} 正由进程 ${owner.pid} 使用`)
    this.owner = owner
  }
}

/**
 * Takes a folder for this process by a file `lock` in it. The engine itself would let two processes write to one folder, and lose rows.
 * @throws LockedError when a living process has it.
 */
export function takeLock(folder: string): void {
  const lock = join(folder, 'lock')
  const own = `${lock}.${process.pid}`
  writeFileSync(own, JSON.stringify(thisProcess()), { mode: 0o600 })
  try {
    for (;;) {
      if (linked(own, lock)) return
      const seen = readText(lock)
      if (seen === undefined) continue
      const owner = parseOwner(seen)
      if (owner && isAlive(owner)) throw new LockedError(folder, owner)
      setAside(lock, seen)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

export function releaseLock(folder: string): void {
  const lock = join(folder, 'lock')
  if (readText(lock) === JSON.stringify(thisProcess())) rmSync(lock, { force: true })
}

/** The living process that holds the folder, if there is one. */
export function lockOwner(folder: string): Owner | undefined {
  const owner = parseOwner(readText(join(folder, 'lock')) ?? '')
  return owner && isAlive(owner) ? owner : undefined
}

export function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startOf(owner.pid) === owner.started
}

/** Takes a dead owner's file away. If another process was quicker and the file is now its own, it is put back. */
function setAside(lock: string, seen: string): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (readText(aside) !== seen) linked(aside, lock)
  rmSync(aside, { force: true })
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
  }
  return copied(from, to)
}

/** For file systems without hard links. */
function copied(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Owner>
    return typeof pid === 'number' && typeof started === 'string' ? { pid, started } : undefined
  } catch {
    return undefined
  }
}

let self: Owner | undefined
export function thisProcess(): Owner {
  return (self ??= { pid: process.pid, started: startOf(process.pid) })
}

/** When a process started, in whatever words the system has for it; 'unknown' where it has none. */
function startOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // Field 22 of proc(5), counted after the command's closing bracket, in clock ticks since boot.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
    }
    if (process.platform !== 'win32') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
  return 'unknown'
}
