import { useId, type ReactNode } from 'react'

/** A titled part of a panel: a group, not a landmark, since two panels may have one of the same name. */
export function Section({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className="section" role="group" aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {note && <span className="quiet">{note}</span>}
      </header>
      {children}
    </section>
  )
}
