import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapState } from '../map/mapState.ts'
import { metersPerPixel, scaleBar, scaleText } from '../map/scaleBar.ts'
import { useView } from '../view.ts'

const MOST_PIXELS = 110

/**
 * How long a stretch of ground in the middle of the picture is; nearer ground is larger, further ground smaller.
 * Its room is that of the longest, so that names do not give way anew with each movement.
 */
export function ScaleBar() {
  const { t } = useTranslation()
  const language = useView((view) => view.language)
  const eyeMeters = useMapState((state) => state.eyeMeters)
  const [{ width, height }, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })
  useEffect(() => {
    const onResize = () => setSize({ width: window.innerWidth, height: window.innerHeight })
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  const { meters, pixels } = scaleBar(metersPerPixel(eyeMeters, width, height), MOST_PIXELS)
  const text = scaleText(meters, language)
  return (
    <div className="scale-place" style={{ inlineSize: MOST_PIXELS }}>
      <div className="scale-bar" title={t('map.scale')} style={{ inlineSize: pixels }} role="img" aria-label={`${t('map.scale')} ${text}`}>
        {text}
      </div>
    </div>
  )
}
