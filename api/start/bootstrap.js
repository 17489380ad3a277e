/**
 * Runs before every npm script, on whatever Node the machine has (20.19 or newer): installs the packages when they are
 * missing or not those of the lock file. Plain JavaScript without packages, because there may be none yet. The script that
 * follows already runs on the Node 24 that is among the packages.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LOCK = join(ROOT, 'package-lock.json')
const MODULES = join(ROOT, 'node_modules')
/** Written last, after a whole installation: the hash of the lock file it was made from. */
const STAMP = join(MODULES, '.yitu-packages')
const OLDEST_NODE = [20, 19]

function say(sentence) {
  process.stdout.write(sentence + '\n')
}

function giveUp(sentence) {
  process.stderr.write(sentence + '\n')
  process.exit(1)
}

function wantedStamp() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex')
  return hash + ' ' + process.platform + ' ' + process.arch + '\n'
}

/** npm writes its own list of what it installed at the end, so an interrupted installation has none. */
function installedByHand() {
  const hidden = join(MODULES, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.keys(wanted).every(function (name) {
    const skippable = name === '' || wanted[name].optional || wanted[name].peer
    return skippable || (found[name] !== undefined && found[name].version === wanted[name].version)
  })
}

function nodeRuns() {
  const name = process.platform === 'win32' ? 'node.cmd' : 'node'
  const run = spawnSync(join(MODULES, '.bin', name), ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return run.status === 0
}

function isInstalled(stamp) {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return true
  if (!installedByHand() || !nodeRuns()) return false
  writeFileSync(STAMP, stamp)
  return true
}

function install(stamp) {
  say(existsSync(MODULES) ? '软件包与锁定文件不符，重新安装（约 1 分钟）…' : '首次启动：安装软件包（约 1 分钟）…')
  const began = Date.now()
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // npm names its own program to the scripts it runs; by hand it is looked up.
  const program = process.env.npm_execpath
  const run =
    program && /\.c?js$/.test(program)
      ? spawnSync(process.execPath, [program].concat(args), { cwd: ROOT, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.signal || run.status === 130) giveUp('安装被中断；再次运行会从头安装。')
  if (run.error || run.status !== 0) {
    giveUp('软件包没有装成：原因见上面 npm 的报告（多为网络或代理，可用 npm config set registry 换镜像）。改正后再次运行会从头安装。')
  }
  if (!nodeRuns()) giveUp('软件包里的 Node 24 不能在这台机器上运行：请安装 Node 24，或检查磁盘是否允许执行程序。')
  writeFileSync(STAMP, stamp)
  say('软件包已装好，用时 ' + Math.round((Date.now() - began) / 1000) + ' 秒。')
}

const version = process.versions.node.split('.').map(Number)
if (version[0] < OLDEST_NODE[0] || (version[0] === OLDEST_NODE[0] && version[1] < OLDEST_NODE[1])) {
  giveUp('需要 Node ' + OLDEST_NODE.join('.') + ' 或更高版本，这里是 ' + process.versions.node + '。')
}
// Ctrl-C ends npm, which reports it.
process.on('SIGINT', function () {})
const stamp = wantedStamp()
if (!isInstalled(stamp)) install(stamp)
