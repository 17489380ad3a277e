import type { Scene } from 'cesium'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import { useCesium } from 'resium'
import { eyeDistance } from '../camera.ts'
import { overlayOf } from './current.ts'
import { Overlay } from './Overlay.ts'

type Counted = ConstructorParameters<typeof Overlay>[3]

/**
 * A canvas of names above the globe this stands in, and what draws on it; null until there is a globe.
 * @param counted told what is in view; the same function each time
 */
export function useOverlay(counted: Counted): { overlay: Overlay | null; canvas: RefObject<HTMLCanvasElement | null>; shown: ReactNode } {
  const { scene } = useCesium() as { scene?: Scene }
  const canvas = useRef<HTMLCanvasElement>(null)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useEffect(() => {
    if (!scene || !canvas.current) return
    const created = new Overlay(scene, canvas.current, () => eyeDistance(scene), counted)
    overlayOf.set(scene, created)
    setOverlay(created)
    return () => {
      setOverlay(null)
      created.destroy()
    }
  }, [scene, counted])
  const host = scene?.canvas.parentElement
  return { overlay, canvas, shown: host ? createPortal(<canvas ref={canvas} className="names" aria-hidden />, host) : null }
}
