import { MultiBar, Presets, type SingleBar } from 'cli-progress'
import type { StepName, StepProgress } from '../contract/progress.ts'
import { STEP_TITLES } from './steps.ts'

export interface Terminal {
  /** A line for people. */
  say(sentence: string): void
  step(step: StepProgress): void
  close(): void
}

/** Steps quicker than this aren't worth a line. */
const WORTH_SAYING_MS = 1_000

/** A bar a step on a terminal, plain lines anywhere else. */
export function openTerminal(output: NodeJS.WriteStream): Terminal {
  return output.isTTY ? barTerminal(output) : lineTerminal(output)
}

function barTerminal(output: NodeJS.WriteStream): Terminal {
  const bars = new MultiBar(
    {
      stream: output,
      format: '  {title} {bar} {percentage}%',
      hideCursor: true,
      clearOnComplete: true,
      emptyOnZero: true,
      fps: 8,
      barsize: 30,
    },
    Presets.shades_grey,
  )
  const open = new Map<StepName, { bar: SingleBar; began: number }>()
  const say = (sentence: string) => {
    if (open.size > 0) bars.log(`${sentence}\n`)
    else output.write(`${sentence}\n`)
  }
  return {
    say,
    step({ name, done, total }) {
      const known = open.get(name)
      if (done < total) {
        if (known) {
          known.bar.setTotal(total)
          known.bar.update(done)
        } else open.set(name, { bar: bars.create(total, done, { title: padded(STEP_TITLES[name]) }), began: Date.now() })
      } else if (known) {
        bars.remove(known.bar)
        const took = Date.now() - known.began
        if (took > WORTH_SAYING_MS) say(finished(name, total, took))
        open.delete(name)
      }
    },
    close() {
      bars.stop()
    },
  }
}

/** Between two lines of one step. */
const LINE_MS = 5_000

function lineTerminal(output: NodeJS.WriteStream): Terminal {
  const open = new Map<StepName, { began: number; lastLine: number }>()
  const say = (sentence: string) => void output.write(`${sentence}\n`)
  return {
    say,
    step({ name, done, total }) {
      const now = Date.now()
      const known = open.get(name)
      if (done >= total) {
        if (known && now - known.began > WORTH_SAYING_MS) say(finished(name, total, now - known.began))
        open.delete(name)
      } else if (!known) open.set(name, { began: now, lastLine: now })
      else if (now - known.lastLine >= LINE_MS) {
        known.lastLine = now
        say(`… ${STEP_TITLES[name]} ${Math.floor((100 * done) / total)}%`)
      }
    },
    close() {},
  }
}

function finished(name: StepName, total: number, tookMs: number): string {
  const count = total > 100 ? `，${total.toLocaleString('zh-CN')} 项` : ''
  return `✓ ${STEP_TITLES[name]}（${(tookMs / 1000).toFixed(1)} 秒${count}）`
}

/** Chinese characters are two columns wide. */
function padded(title: string): string {
  return title + '　'.repeat(Math.max(0, 7 - title.length))
}
