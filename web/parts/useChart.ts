import type { EChartsType } from 'echarts/core'
import { useCallback, useState, type RefCallback } from 'react'

/**
 * A chart in the element that `host` is the ref of, as wide and high as that is.
 * @param open the same function at every drawing
 * @returns host and chart; no chart before it is opened
 */
export function useChart(open: (element: HTMLElement) => EChartsType): [host: RefCallback<HTMLElement>, chart: EChartsType | null] {
  const [chart, setChart] = useState<EChartsType | null>(null)
  const host = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      const opened = open(element)
      const watch = new ResizeObserver(() => opened.resize())
      watch.observe(element)
      setChart(opened)
      return () => {
        watch.disconnect()
        opened.dispose()
        setChart(null)
      }
    },
    [open],
  )
  return [host, chart]
}
