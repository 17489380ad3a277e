import { STEP_NAMES, type StepName, type StepProgress } from '../contract/progress.ts'

/** Titles for the terminal; the browser has its own. */
export const STEP_TITLES: Readonly<Record<StepName, string>> = {
  packages: '软件包',
  database: '数据库',
  migrations: '数据表',
  web: '网页',
  ground: '山川与行政区划',
  terrain: '三维地形',
  basemap: '底图',
  houses: '房屋',
  people: '人口与户',
  records: '共享业务数据',
  figures: '指标与预警',
  buildings: '三维房屋',
}

type Hear = (step: StepProgress) => void

/** How far starting up is: what `/readyz`, the progress page and the terminal show. */
export class Steps {
  private readonly steps = new Map<StepName, StepProgress>()
  private readonly hear: Hear

  constructor(hear: Hear) {
    this.hear = hear
    for (const name of STEP_NAMES) this.steps.set(name, { name, done: 0, total: 1 })
  }

  /** A step never goes back, except to the beginning when it is redone. */
  report(step: StepProgress): void {
    if (!this.steps.has(step.name)) return
    this.steps.set(step.name, { ...step, total: Math.max(step.total, 1) })
    this.hear(this.steps.get(step.name)!)
  }

  begin(name: StepName): void {
    this.report({ name, done: 0, total: this.steps.get(name)!.total })
  }

  /** Done, whatever its total. */
  finish(...names: StepName[]): void {
    for (const name of names) {
      const { total } = this.steps.get(name)!
      this.report({ name, done: total, total })
    }
  }

  isDone(name: StepName): boolean {
    const { done, total } = this.steps.get(name)!
    return done >= total
  }

  progress(): { ready: boolean; steps: StepProgress[] } {
    const steps = [...this.steps.values()]
    return { ready: steps.every(({ done, total }) => done >= total), steps }
  }
}
