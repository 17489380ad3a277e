import { Cartesian3, Event, Matrix4, Ray, type Scene } from 'cesium'
import { expect, test, vi } from 'vitest'
import { settledGround } from './pickGround.ts'

/** Ground as tiles of it come in: the height it is drawn at under an eye that looks straight down. */
function scene() {
  const made = {
    camera: {
      viewMatrix: Matrix4.clone(Matrix4.IDENTITY),
      getPickRay: () => new Ray(Cartesian3.fromDegrees(111, 29.4, 9000)),
    },
    globe: { tilesLoaded: false, heightMeters: 0, pick: () => Cartesian3.fromDegrees(111, 29.4, made.globe.heightMeters) },
    postRender: new Event(),
    asked: 0,
    requestRender: () => made.asked++,
    /** A picture, if one was asked for; whether it was. */
    draw(): boolean {
      if (made.asked === 0) return false
      made.asked = 0
      made.postRender.raiseEvent()
      return true
    },
  }
  return made
}
const asScene = (one: ReturnType<typeof scene>) => one as unknown as Scene

test('a click on coarse ground is answered with the ground as it is once all of it is there', async () => {
  const one = scene()
  const settled = settledGround(asScene(one), 10, 10)
  one.draw()
  one.globe.heightMeters = 310
  // For one frame after a move nothing seems left to load.
  one.globe.tilesLoaded = true
  one.draw()
  one.globe.tilesLoaded = false
  one.draw()
  one.globe.heightMeters = 420
  one.globe.tilesLoaded = true
  while (one.draw());
  expect((await settled)!.heightMeters).toBeCloseTo(420, 5)
  expect(one.postRender.numberOfListeners).toBe(0)
})

test('when the camera moves on, the finest ground that was seen by then is the answer', async () => {
  const one = scene()
  const settled = settledGround(asScene(one), 10, 10)
  one.globe.heightMeters = 310
  one.draw()
  one.camera.viewMatrix = Matrix4.fromTranslation(new Cartesian3(1, 0, 0))
  one.globe.heightMeters = 8000
  one.draw()
  expect((await settled)!.heightMeters).toBeCloseTo(310, 5)
  expect([one.postRender.numberOfListeners, one.asked]).toEqual([0, 0])
})

test('a place that rests is answered while ground elsewhere still loads', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  try {
    const one = scene()
    const settled = settledGround(asScene(one), 10, 10, 4000)
    one.globe.pick = () => Cartesian3.fromDegrees(111.01, 29.4, 300)
    vi.advanceTimersByTime(3900)
    one.draw()
    vi.advanceTimersByTime(3900)
    expect(one.draw()).toBe(true)
    expect(one.postRender.numberOfListeners).toBe(1)
    vi.advanceTimersByTime(200)
    one.draw()
    expect((await settled)!.lon).toBeCloseTo(111.01, 5)
    expect(one.globe.tilesLoaded).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})
