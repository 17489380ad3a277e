import { useEffect, useRef } from 'react'

/** Until the sheet is laid out. */
const DRAWN_MS = 300

/** Prints the page once what is on it now is drawn. @param onDone when the printer's window is closed */
export function usePrinting(onDone: () => void): void {
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const timer = setTimeout(() => window.print(), DRAWN_MS)
    const close = () => done.current()
    window.addEventListener('afterprint', close)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('afterprint', close)
    }
  }, [])
}
