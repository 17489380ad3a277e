import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMapState } from '../map/mapState.ts'

/** A ground that comes at once needs no word; longer than this, milliseconds, it does. */
const PATIENCE = 1500

/** Says that the ground in the picture is not all there yet, so that a pale map is not taken for an empty one. */
export function GroundLoading() {
  const { t } = useTranslation()
  const waits = useMapState(({ scene, loaded }) => scene !== null && !loaded)
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setLong(true), PATIENCE)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [waits])
  return waits && long ? (
    <p className="ground-loading" role="status">
      {t('map.groundLoading')}
    </p>
  ) : null
}
