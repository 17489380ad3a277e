import { inLanguage, type LayerSpec } from '../map/layer.ts'
import { useView } from '../view.ts'
import { LegendMark } from './LegendMark.tsx'

/** What a layer's signs and colours mean. */
export function Meanings({ legend }: { legend: LayerSpec['legend'] }) {
  const language = useView((view) => view.language)
  return (
    <ul className="meanings">
      {legend.map((entry) => (
        <li key={entry.label.zh}>
          <LegendMark {...entry} />
          {inLanguage(entry.label, language)}
        </li>
      ))}
    </ul>
  )
}
