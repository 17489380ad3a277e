import { Cartesian3, type Camera, type Scene } from 'cesium'

/** Eyes that stand and look alike this closely are the same, metres and parts of a unit. */
const SAME_PLACE = 1e-3
const SAME_TURN = 1e-9

interface Pose {
  readonly position: Cartesian3
  readonly direction: Cartesian3
  readonly up: Cartesian3
}

/**
 * Keeps the eyes of two maps together: whichever is moved takes the other along, within the same picture. While neither moves nothing is
 * drawn. Returns what parts them.
 */
export function followEachOther(main: Scene, twin: Scene): () => void {
  const known = new Map<Scene, Pose>()
  take(main, twin)
  const removes = [main.preUpdate.addEventListener(() => look(main, twin)), twin.preUpdate.addEventListener(() => look(twin, main))]
  return () => removes.forEach((remove) => remove())

  function look(scene: Scene, other: Scene): void {
    const pose = known.get(scene)
    if (!pose || other.isDestroyed() || isAt(scene.camera, pose)) return
    // A hand on one map ends a flight of the other.
    if (scene === twin) main.camera.cancelFlight()
    take(scene, other)
  }

  function take(moved: Scene, follower: Scene): void {
    const pose = poseOf(moved.camera)
    known.set(moved, pose)
    follower.camera.setView({ destination: pose.position, orientation: { direction: pose.direction, up: pose.up } })
    known.set(follower, poseOf(follower.camera))
    follower.requestRender()
  }
}

const poseOf = ({ positionWC, directionWC, upWC }: Camera): Pose => ({
  position: Cartesian3.clone(positionWC),
  direction: Cartesian3.clone(directionWC),
  up: Cartesian3.clone(upWC),
})

function isAt({ positionWC, directionWC, upWC }: Camera, { position, direction, up }: Pose): boolean {
  return (
    Cartesian3.equalsEpsilon(positionWC, position, 0, SAME_PLACE) &&
    Cartesian3.equalsEpsilon(directionWC, direction, 0, SAME_TURN) &&
    Cartesian3.equalsEpsilon(upWC, up, 0, SAME_TURN)
  )
}
