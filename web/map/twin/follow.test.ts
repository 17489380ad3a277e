import { Cartesian3, Event, type Scene } from 'cesium'
import { expect, test } from 'vitest'
import { followEachOther } from './follow.ts'

/** As much of a scene as an eye needs. */
function scene(at: Cartesian3) {
  const camera = {
    positionWC: Cartesian3.clone(at),
    directionWC: new Cartesian3(0, 1, 0),
    upWC: new Cartesian3(0, 0, 1),
    flights: 0,
    setView({ destination, orientation }: { destination: Cartesian3; orientation: { direction: Cartesian3; up: Cartesian3 } }) {
      Cartesian3.clone(destination, camera.positionWC)
      Cartesian3.clone(orientation.direction, camera.directionWC)
      Cartesian3.clone(orientation.up, camera.upWC)
    },
    cancelFlight: () => camera.flights++,
  }
  const made = { camera, preUpdate: new Event(), pictures: 0, isDestroyed: () => false, requestRender: () => made.pictures++ }
  return made
}
const asScene = (one: ReturnType<typeof scene>) => one as unknown as Scene

test('either eye takes the other along, a flight ends under a hand on the other map, and at rest nothing is drawn', () => {
  const [main, twin] = [scene(new Cartesian3(1, 2, 3)), scene(new Cartesian3(9, 9, 9))]
  const part = followEachOther(asScene(main), asScene(twin))
  const tick = () => [main, twin].forEach((one) => one.preUpdate.raiseEvent(one))
  expect(twin.camera.positionWC).toEqual(main.camera.positionWC)
  twin.pictures = 0
  tick()
  expect([main.pictures, twin.pictures]).toEqual([0, 0])

  main.camera.positionWC.x = 50
  tick()
  expect(twin.camera.positionWC.x).toBe(50)
  expect([main.pictures, twin.pictures, main.camera.flights]).toEqual([0, 1, 0])

  twin.camera.positionWC.y = 70
  tick()
  expect(main.camera.positionWC.y).toBe(70)
  expect([main.pictures, main.camera.flights]).toEqual([1, 1])
  tick()
  expect([main.pictures, twin.pictures]).toEqual([1, 1])

  part()
  main.camera.positionWC.x = 0
  tick()
  expect(twin.camera.positionWC.x).toBe(50)
})
