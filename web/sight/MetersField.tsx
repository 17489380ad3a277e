import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

/** A height above the ground, or a distance, in metres. */
export function MetersField({
  name,
  value,
  min,
  max,
  step = 1,
  onChange,
}: {
  name: string
  value: number
  min: number
  max: number
  step?: number
  onChange(value: number): void
}) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <p className="meters-field">
      <label htmlFor={id}>{name}</label>
      <InputNumber<number>
        id={id}
        size="small"
        min={min}
        max={max}
        step={step}
        value={value}
        suffix={t('sight.meters')}
        onChange={(next) => next !== null && onChange(next)}
      />
    </p>
  )
}
