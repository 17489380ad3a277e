import { AimOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Slider, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Scene } from '../../api/contract/scenes.ts'
import { AS_MODELLED, MOST_LIFT, parseScenes, withScene, type SceneLook } from '../map/scenes.ts'
import { useMapState } from '../map/mapState.ts'
import { scenesQuery } from '../queries.ts'
import { useView } from '../view.ts'
import './scenes.css'

/** Each mounted scene: shown or put away, how opaque, how high, and the way there. */
export function SceneControls() {
  const { data } = useQuery(scenesQuery())
  return (
    <ul className="scene-controls">
      {data?.items.map((scene) => (
        <li key={scene.name}>
          <SceneControl scene={scene} />
        </li>
      ))}
    </ul>
  )
}

function SceneControl({ scene: { name, title, location, radiusMeters } }: { scene: Scene }) {
  const { t } = useTranslation()
  const text = useView((view) => view.scenes)
  const controls = useMapState((state) => state.controls)
  const look = parseScenes(text).get(name) ?? AS_MODELLED
  const put = (change: Partial<SceneLook>) => useView.getState().adjust({ scenes: withScene(text, name, { ...look, ...change }) })
  const shown = look.opacity > 0
  return (
    <>
      <div className="scene-head">
        <span>{title}</span>
        {location ? (
          <Button
            type="text"
            size="small"
            icon={<AimOutlined />}
            disabled={!controls}
            aria-label={`${t('scene.fly')} ${title}`}
            onClick={() => controls?.flyAround(location, radiusMeters ?? 200)}
          >
            {t('scene.fly')}
          </Button>
        ) : (
          <small className="quiet">{t('scene.placeless')}</small>
        )}
        <Switch size="small" checked={shown} aria-label={title} onChange={(on) => put({ opacity: on ? 100 : 0 })} />
      </div>
      {shown && (
        <div className="scene-sliders">
          <label>
            <span>{t('scene.opacity')}</span>
            <Slider
              min={10}
              max={100}
              value={look.opacity}
              onChange={(opacity) => put({ opacity })}
              tooltip={{ formatter: (value) => `${value}%` }}
            />
            <output className="number">{look.opacity}%</output>
          </label>
          <label>
            <span>{t('scene.lift')}</span>
            <Slider
              min={-MOST_LIFT}
              max={MOST_LIFT}
              value={look.liftMeters}
              onChange={(liftMeters) => put({ liftMeters })}
              tooltip={{ formatter: (value) => `${value} ${t('scene.metres')}` }}
            />
            <output className="number">
              {look.liftMeters} {t('scene.metres')}
            </output>
          </label>
        </div>
      )}
    </>
  )
}
