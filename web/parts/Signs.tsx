import type { ReactNode } from 'react'

interface SignProps {
  /** What a menu or a button adds for its own room around a sign. */
  className?: string
}

/** Signs that the icon set lacks, drawn like it. */
function Sign({ className = '', children }: SignProps & { children: ReactNode }) {
  return (
    <span role="img" aria-hidden className={`anticon ${className}`}>
      <svg
        viewBox="0 0 16 16"
        width="1em"
        height="1em"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    </span>
  )
}

/** A ruler. */
export const RulerSign = (props: SignProps) => (
  <Sign {...props}>
    <path d="M1.5 5.5h13v5h-13zM4 5.5v2M6.7 5.5v2.6M9.3 5.5v2M12 5.5v2.6" />
  </Sign>
)
/** A ridge over a base line. */
export const ProfileSign = (props: SignProps) => (
  <Sign {...props}>
    <path d="M1.5 13.5h13M1.5 11l3.5-5 2.5 3 3-6 4 8" />
  </Sign>
)
/** A line from an eye to a hill. */
export const SightSign = (props: SignProps) => (
  <Sign {...props}>
    <path d="M1.5 8s2.4-4 6.5-4 6.5 4 6.5 4-2.4 4-6.5 4-6.5-4-6.5-4z" />
    <circle cx="8" cy="8" r="1.9" />
  </Sign>
)
