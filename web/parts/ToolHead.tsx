import type { ReactNode } from 'react'

/** Name of a tool, which stays in sight as the panel scrolls, and how to begin, above what it shows. */
export function ToolHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="tool-head standing">
      <h2>{title}</h2>
      {children && <p className="quiet">{children}</p>}
    </header>
  )
}
