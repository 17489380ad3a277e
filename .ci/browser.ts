import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Chromium of the system, where there is one. */
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Shared libraries that the packaged Chromium expects of the system (Debian's names). */
const LIBRARIES = ['libnss3', 'libnspr4', 'libexpat1']

/** Path of a Chromium that runs here: the system's, else the one in the npm package. */
export async function browserPath(): Promise<string> {
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path))
  if (system) return system
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

/**
 * Makes sure that a browser starts, installing missing system libraries where this user may.
 * @returns its version
 * @throws when no browser can be started, naming what is missing
 */
export async function prepareBrowser(): Promise<string> {
  const path = await browserPath()
  const first = versionOf(path)
  if (first.version) return first.version
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...LIBRARIES], { stdio: 'ignore' })
    const second = versionOf(path)
    if (second.version) return second.version
  }
  throw new Error(`浏览器 ${path} 不能启动：${first.error}。请安装 Chromium，或系统库 ${LIBRARIES.join('、')}。`)
}

function versionOf(path: string): { version?: string; error?: string } {
  const run = spawnSync(path, ['--version'], { encoding: 'utf8' })
  if (run.status === 0) return { version: run.stdout.trim() }
  return { error: (run.stderr || run.error?.message || `exit ${run.status}`).trim() }
}
