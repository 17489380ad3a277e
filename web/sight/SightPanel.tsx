import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToolHead } from '../parts/ToolHead.tsx'
import { AroundPart } from './AroundPart.tsx'
import { LinePart } from './LinePart.tsx'
import './Sight.css'

/** Whether one place is seen from another, and what is seen from a place all around. */
export default function SightPanel() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'line' | 'around'>('line')
  return (
    <>
      <ToolHead title={t('sight.title')}>{t(`sight.hint.${kind}`)}</ToolHead>
      <Segmented
        block
        aria-label={t('sight.title')}
        value={kind}
        onChange={setKind}
        options={(['line', 'around'] as const).map((value) => ({ value, label: t(`sight.kind.${value}`) }))}
      />
      {kind === 'line' ? <LinePart /> : <AroundPart />}
      <p className="quiet sight-note">{t('sight.note')}</p>
    </>
  )
}
