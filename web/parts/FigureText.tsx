import { figure } from '../format.ts'
import { useView } from '../view.ts'

/** 73.0 万 人: digits large, magnitude and unit small. */
export function FigureText({ value, unit }: { value: number; unit: string }) {
  const language = useView((view) => view.language)
  const { digits, magnitude } = figure(value, language)
  return (
    <span className="figure">
      <b>{digits}</b>
      <small>
        {magnitude}
        {magnitude && language === 'en' ? ' ' : ''}
        {unit}
      </small>
    </span>
  )
}
