import { Input } from 'antd'
import { useState } from 'react'

interface Props {
  name: string
  label: string
  /** With the new name, or null where it stays: left empty, unchanged, or given up by Escape. */
  onDone(name: string | null): void
}

const LONGEST = 60

/** A name in place, to be written anew: Enter or leaving it takes it, Escape gives it up. */
export function RenameField({ name, label, onDone }: Props) {
  const [draft, setDraft] = useState(name)
  const finish = () => onDone(draft.trim() && draft.trim() !== name ? draft.trim() : null)
  return (
    <Input
      autoFocus
      value={draft}
      maxLength={LONGEST}
      aria-label={label}
      onChange={(event) => setDraft(event.target.value)}
      onPressEnter={finish}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}
