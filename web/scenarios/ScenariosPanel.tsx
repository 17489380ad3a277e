import { useView } from '../view.ts'
import { OpenScenario } from './OpenScenario.tsx'
import { ScenarioList } from './ScenarioList.tsx'
import './Scenarios.css'

/** Kept what-ifs, or the one that is open. */
export default function ScenariosPanel() {
  const open = useView((view) => view.scenario)
  return <div className="scenario-panel">{open ? <OpenScenario key={open} id={open} /> : <ScenarioList />}</div>
}
