import type { TFunction } from 'i18next'
import { codeName, GROUPS } from '../../../api/contract/codes.ts'
import type { MeasureUnit, Scenario, ScenarioRun } from '../../../api/contract/scenarios.ts'
import { apart } from '../apart.ts'
import { areaLines, groupLines, measuresOfBoth, totalLines, type Line } from '../compare.ts'
import { scaleOf, stepsOf } from '../fills.ts'
import type { MeasureFigure } from '../measureFigure.ts'
import { piecesOf } from '../told.ts'
import type { Page, Table } from './paintPage.ts'

type Number = number | null | undefined
/** How numbers are written, and what is known of the moment and the reader. */
export interface Told {
  text(value: Number, unit: MeasureUnit): string
  figureOf(value: number, unit: MeasureUnit): MeasureFigure
  difference(from: Number, to: Number, unit: MeasureUnit): string
  dayOf(iso: string): string
  /** Two moments in words that tell them apart. */
  apart(from: string, to: string): [string, string]
  readonly t: TFunction
  readonly words: 'zh' | 'en'
  readonly stamp: string
  readonly who: string
  readonly time: string
  readonly scope: string
}
export interface Ran {
  readonly scenario: Scenario
  readonly run: ScenarioRun
}

/** Areas of the table: as many as a sheet has room for. */
const AREAS = 12
const FIGURES = 4

/** What stands on the page of a scenario, or of two: the one beside is the first. */
export function pageOf(told: Told, one: Ran, beside: Ran | undefined): Page {
  const { scenario, run } = one
  const { t, words, dayOf } = told
  const [main] = scenario.measures
  const names = beside && apart(beside.scenario.name, scenario.name)
  const scale = main && scaleOf([run.outcome, ...(beside ? [beside.run.outcome] : [])], main.id)
  return {
    title: beside && names ? `${beside.scenario.name} / ${names[1]}` : scenario.name,
    stamp: told.stamp,
    subtitle: `${scenario.kindTitle[words]} · ${scenario.area.name} · ${t('asOf', { day: dayOf(run.outcome.asOf) })}`,
    sentences: beside ? [...said(told, beside).slice(0, 1), ...said(told, one)] : said(told, one),
    // Of two the table of totals says them all, each under its name.
    figures: (beside ? [] : scenario.measures.slice(0, FIGURES)).map(({ id, title, unit }) => {
      const value = run.outcome.measures[id]
      const figure = value === null || value === undefined ? { digits: '—', unit: t('scenarios.untold') } : told.figureOf(value, unit)
      return { title: title[words], ...figure }
    }),
    legend: {
      title: main?.title[words] ?? '',
      steps:
        main && scale && scale.least < scale.most
          ? stepsOf(scale).map(({ color, from, to }) => ({
              color,
              label: `${told.text(Math.round(from), main.unit)} – ${told.text(Math.round(to), main.unit)}`,
            }))
          : [],
    },
    names: names ?? null,
    tables: beside ? differences(told, beside, one) : tables(told, one),
    foot: [
      `${scenario.asked[words]} · ${t('scenarios.asOf', { day: dayOf(run.outcome.asOf), version: run.version.slice(0, 6) })}`,
      t('scenarios.foot', { scope: told.scope, who: told.who, time: told.time }),
    ],
    watermark: `${told.who} ${told.time}`,
  }
}

/** Sentences with their numbers in them. */
function said({ text, words }: Told, { scenario, run }: Ran): string[] {
  const { outcome } = run
  return run.sentences.map((sentence) =>
    piecesOf(sentence[words])
      .map((piece) => {
        if ('words' in piece) return piece.words
        const of = piece.area === null ? outcome : outcome.townships.find(({ code }) => code === piece.area)
        return text(of?.measures[piece.measure], scenario.measures.find(({ id }) => id === piece.measure)?.unit ?? 'number')
      })
      .join(''),
  )
}

/** A table's title that says so where it does not hold all areas. */
const titled = (t: TFunction, title: string, all: number) => (all > AREAS ? t('scenarios.firstOf', { title, count: AREAS, all }) : title)

/** Each area's measures; groups; and, where it has run before, what is otherwise than then. */
function tables({ text, difference, t, words, ...told }: Told, { scenario, run }: Ran): Table[] {
  const { measures, runs } = scenario
  const { outcome } = run
  const [main] = measures
  const shown = measures.slice(0, FIGURES)
  const ofAreas = shown.filter(({ id }) => outcome.townships.some((area) => id in area.measures))
  const found: Table[] = []
  if (main && outcome.townships.length > 0)
    found.push({
      title: titled(t, t('scenarios.byArea'), outcome.townships.length),
      columns: [t('compare.name'), ...ofAreas.map(({ title }) => title[words])],
      rows: outcome.townships
        .toSorted((a, b) => Math.abs(b.measures[main.id] ?? 0) - Math.abs(a.measures[main.id] ?? 0))
        .slice(0, AREAS)
        .map((area) => [area.name, ...ofAreas.map(({ id, unit }) => text(area.measures[id], unit))]),
    })
  const [, before] = runs
  if (before)
    found.push({
      title: t('scenarios.changes'),
      columns: [t('compare.name'), ...told.apart(before.ranAt, run.ranAt), t('compare.difference')],
      rows: shown.map(({ id, title, unit }) => {
        const [from, to] = [before.outcome.measures[id], outcome.measures[id]]
        return [title[words], text(from, unit), text(to, unit), difference(from, to, unit)]
      }),
    })
  if (outcome.groups && outcome.groups.length > 0)
    found.push({
      title: t('scenarios.groups'),
      columns: [t('compare.name'), t('unit.people')],
      rows: outcome.groups
        .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
        .map(({ group, count }) => [codeName(GROUPS, group, words), text(count, 'people')]),
    })
  return found
}

/** Areas, totals and groups of two scenarios with their differences. */
function differences({ text, difference, t, words }: Told, left: Ran, right: Ran): Table[] {
  const both = measuresOfBoth(left.scenario, right.scenario)
  const [main] = both
  const sides = { left: left.run.outcome, right: right.run.outcome }
  const names = apart(left.scenario.name, right.scenario.name)
  const areas = main ? areaLines(main, sides) : []
  const table = (title: string, lines: readonly Line[]): Table => ({
    title,
    columns: [t('compare.name'), ...names, t('compare.difference')],
    rows: lines.map(({ name, left: from, right: to, unit }) => [name[words], text(from, unit), text(to, unit), difference(from, to, unit)]),
  })
  return [
    ...(main ? [table(titled(t, `${t('compare.areas')} · ${main.title[words]}`, areas.length), areas.slice(0, AREAS))] : []),
    table(t('compare.totals'), totalLines(both, sides)),
    ...(sides.left.groups || sides.right.groups ? [table(t('compare.groups'), groupLines(sides))] : []),
  ]
}
