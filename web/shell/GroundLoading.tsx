import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDrawing } from '../map/draw/drawing.ts'
import { useMapState } from '../map/mapState.ts'

/** A ground that comes at once needs no word; longer than this, milliseconds, it does: sooner where a place was pointed at. */
const PATIENCE = 1500
const PATIENCE_POINTED = 300

/** Says that the ground in the picture is not all there yet, so that a pale map is not taken for an empty one, nor a click for lost. */
export function GroundLoading() {
  const { t } = useTranslation()
  const waits = useMapState(({ scene, loaded }) => scene !== null && !loaded)
  const awaited = useDrawing((state) => state.awaited.length > 0)
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!waits && !awaited) return
    const timer = setTimeout(() => setLong(true), awaited ? PATIENCE_POINTED : PATIENCE)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [waits, awaited])
  return (waits || awaited) && long ? (
    <p className="ground-loading" role="status">
      {t(awaited ? 'map.placeAwaited' : 'map.groundLoading')}
    </p>
  ) : null
}
