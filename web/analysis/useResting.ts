import { useEffect, useState } from 'react'

/** Clicks in quick succession ask once. */
const REST_MS = 120

/** A value once it has rested. */
export function useResting<T>(value: T): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
