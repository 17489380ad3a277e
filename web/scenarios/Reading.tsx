import { useTranslation } from 'react-i18next'
import { codeName, GROUPS } from '../../api/contract/codes.ts'
import type { Scenario, ScenarioRun } from '../../api/contract/scenarios.ts'
import { momentsApart } from '../format.ts'
import { useMapState } from '../map/mapState.ts'
import { codeLanguage } from '../parts/codeLanguage.ts'
import { Section } from '../parts/Section.tsx'
import { useView } from '../view.ts'
import { AreaBars, type BarLine } from './AreaBars.tsx'
import { Figures } from './Figures.tsx'
import { colorOf, scaleOf, stepsOf } from './fills.ts'
import { useMeasureText } from './measureText.ts'
import { movedPlaces, type ChosenPlace } from './movedPlaces.ts'
import { openMeasure } from './openMeasure.ts'
import { Told } from './Told.tsx'

const FIGURES = 5
const AROUND_METERS = 4000

/** A finished scenario, to be read in a minute: what it says, its figures, what changed since the run before, where, and who. */
export function Reading({ scenario, run }: { scenario: Scenario; run: ScenarioRun }) {
  const { t } = useTranslation()
  const { outcome } = run
  const before = scenario.runs[1]
  const areas = useAreaLines(scenario, run)
  const groups = useGroupLines(scenario, run)
  const [main] = scenario.measures
  const language = useView((view) => codeLanguage(view.language))
  return (
    <>
      <Told scenario={scenario} run={run} />
      <Figures
        figures={scenario.measures
          .slice(0, FIGURES)
          .map(({ id, title, unit }) => ({ id, title: title[language], value: outcome.measures[id] ?? null, unit }))}
        onOpen={(id) => openMeasure(scenario, id, null)}
      />
      {before && <Changes scenario={scenario} run={run} before={before} />}
      {areas.length > 0 && main && (
        <Section title={t('scenarios.byArea')} note={main.title[language]}>
          <AreaBars lines={areas} />
          <Steps scenario={scenario} run={run} />
        </Section>
      )}
      {groups.length > 0 && (
        <Section title={t('scenarios.groups')}>
          <AreaBars lines={groups} first={6} />
        </Section>
      )}
    </>
  )
}

/** Areas directly below by the first measure, the largest first. */
export function useAreaLines(scenario: Scenario, { outcome }: ScenarioRun): BarLine[] {
  const { text } = useMeasureText()
  const [main] = scenario.measures
  if (!main) return []
  return outcome.townships
    .map(({ code, name, measures }) => ({ code, name, value: measures[main.id] ?? null }))
    .toSorted((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .map(({ code, name, value }) => {
      const shown = text(value, main.unit)
      return { key: code, name, value, text: shown, title: `${name} ${shown}`, open: () => openMeasure(scenario, main.id, code) }
    })
}

function useGroupLines(scenario: Scenario, { outcome }: ScenarioRun): BarLine[] {
  const { text } = useMeasureText()
  const language = useView((view) => codeLanguage(view.language))
  return (outcome.groups ?? [])
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))
    .map(({ group, count }) => {
      const name = codeName(GROUPS, group, language)
      const shown = text(count, 'people')
      return {
        key: `${group}`,
        name,
        value: count,
        text: shown,
        title: `${name} ${shown}`,
        open: () => openMeasure(scenario, 'people', null, group),
      }
    })
}

/** What the colours of the map mean. */
export function Steps({ scenario, run }: { scenario: Scenario; run: ScenarioRun }) {
  const { text } = useMeasureText()
  const [main] = scenario.measures
  const scale = main && scaleOf([run.outcome], main.id)
  if (!main || !scale || scale.least === scale.most) return null
  return (
    <ul className="scenario-steps">
      {stepsOf(scale).map(({ color, from, to }) => (
        <li key={color}>
          <i style={{ background: colorOf(scale, (from + to) / 2) }} />
          {text(Math.round(from), main.unit)} – {text(Math.round(to), main.unit)}
        </li>
      ))}
    </ul>
  )
}

/** What came out otherwise than the last time. */
function Changes({ scenario, run, before }: { scenario: Scenario; run: ScenarioRun; before: ScenarioRun }) {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const { text, difference } = useMeasureText()
  const changed = scenario.measures.filter(({ id }) => run.outcome.measures[id] !== before.outcome.measures[id])
  const [from, to] = momentsApart(new Date(before.ranAt), new Date(run.ranAt), language)
  const moved = movedPlaces(before.outcome, run.outcome)
  return (
    <Section title={t('scenarios.changes')} note={t('scenarios.changesNote', { from, to })}>
      {(['chosen', 'dropped'] as const).map((way) => moved[way].length > 0 && <Places key={way} way={way} places={moved[way]} />)}
      {changed.length + moved.chosen.length + moved.dropped.length === 0 && <p className="quiet">{t('scenarios.noChange')}</p>}
      {changed.length > 0 && (
        <ul className="scenario-changes">
          {changed.map(({ id, title, unit }) => (
            <li key={id}>
              <span>{title[codeLanguage(language)]}</span>
              <span className="number">
                {text(before.outcome.measures[id], unit)} → {text(run.outcome.measures[id], unit)}
              </span>
              <b className="number">{difference(before.outcome.measures[id], run.outcome.measures[id], unit)}</b>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Sites that are chosen now and were not, or the other way round; each flies there. */
function Places({ way, places }: { way: 'chosen' | 'dropped'; places: readonly ChosenPlace[] }) {
  const { t } = useTranslation()
  return (
    <p className="scenario-places">
      {t(`scenarios.${way}`)}
      {places.map(({ key, name, at }) => (
        <button key={key} type="button" className="link" onClick={() => useMapState.getState().controls?.flyAround(at, AROUND_METERS)}>
          {name}
        </button>
      ))}
    </p>
  )
}
