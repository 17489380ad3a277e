import { useEffect, type RefObject } from 'react'
import { sameRects } from '../map/declutter.ts'
import { useMapState } from '../map/mapState.ts'

/** Tells the map where the children of an element stand on it: names give way to them. What comes and goes while something loads is left out. */
export function useFloating(host: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = host.current
    if (!element) return
    const standing = () => [...element.children].filter((child) => child.getAttribute('role') !== 'status')
    const tell = () => {
      const floating = standing()
        .map((child) => child.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && height > 0)
        .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
      // Names that give way anew cost a picture.
      if (!sameRects(floating, useMapState.getState().floating)) useMapState.setState({ floating })
    }
    const sizes = new ResizeObserver(tell)
    const watch = () => {
      sizes.disconnect()
      for (const one of [element, ...standing()]) sizes.observe(one)
    }
    const children = new MutationObserver(watch)
    children.observe(element, { childList: true })
    watch()
    return () => {
      children.disconnect()
      sizes.disconnect()
      useMapState.setState({ floating: [] })
    }
  }, [host])
}
