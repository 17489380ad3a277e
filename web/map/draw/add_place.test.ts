import { Cartesian3, Event, Matrix4, Ray, type Scene } from 'cesium'
import { beforeEach, expect, test } from 'vitest'
import { addPlace } from './addPlace.ts'
import { endSketch, finishSketch, startSketch, useDrawing } from './drawing.ts'

/** A picture whose ground comes when it is told to; until then there is none to pick, or a coarse one. */
function scene(coarse: boolean) {
  const place = Cartesian3.fromDegrees(111, 29.4, 300)
  const globe = { tilesLoaded: false, pick: () => (coarse || globe.tilesLoaded ? place : undefined) }
  return {
    camera: { viewMatrix: Matrix4.clone(Matrix4.IDENTITY), getPickRay: () => new Ray(Cartesian3.fromDegrees(111, 29.4, 9000)) },
    globe,
    postRender: new Event(),
    requestRender: () => {},
  }
}

beforeEach(() => endSketch('sight'))

async function clicked(kind: 'point' | 'line', coarse: boolean) {
  startSketch('sight', kind)
  const one = scene(coarse)
  const added = addPlace(one as unknown as Scene, { x: 10, y: 20 })
  one.postRender.raiseEvent()
  const before = useDrawing.getState()
  one.globe.tilesLoaded = true
  for (let frame = 0; frame < 4; frame++) one.postRender.raiseEvent()
  await added
  return { before, after: useDrawing.getState() }
}

test.each([
  ['point', true],
  ['point', false],
  ['line', true],
  ['line', false],
] as const)('a click for a %s while ground loads is seen to wait, and is answered (some ground is there: %s)', async (kind, coarse) => {
  const { before, after } = await clicked(kind, coarse)
  expect([before.sketch!.points, before.awaited]).toEqual([[], [{ x: 10, y: 20 }]])
  expect([after.sketch!.points.length, after.awaited]).toEqual([1, []])
})

test('a line takes a point on loaded ground at once', async () => {
  startSketch('sight', 'line')
  const one = scene(true)
  one.globe.tilesLoaded = true
  void addPlace(one as unknown as Scene, { x: 10, y: 20 })
  expect([useDrawing.getState().sketch!.points.length, useDrawing.getState().awaited]).toEqual([1, []])
})

test('a line ended while its places are awaited ends with them', async () => {
  startSketch('sight', 'line')
  const one = scene(true)
  for (const x of [0.01, 0.02]) {
    one.globe.pick = () => Cartesian3.fromDegrees(111 + x, 29.4, 300)
    void addPlace(one as unknown as Scene, { x, y: 20 })
    one.postRender.raiseEvent()
    one.camera.viewMatrix = Matrix4.fromTranslation(new Cartesian3(x, 0, 0))
  }
  const ended = finishSketch()
  expect(useDrawing.getState().sketch!.done).toBe(false)
  one.postRender.raiseEvent()
  await ended
  const { points, done } = useDrawing.getState().sketch!
  expect([points.map(([lon]) => lon.toFixed(2)), done]).toEqual([['111.01', '111.02'], true])
})

test('a tool that closes while a place is awaited gets no point', async () => {
  startSketch('sight', 'point')
  const one = scene(true)
  const added = addPlace(one as unknown as Scene, { x: 10, y: 20 })
  endSketch('sight')
  one.globe.tilesLoaded = true
  for (let frame = 0; frame < 4; frame++) one.postRender.raiseEvent()
  await added
  expect([useDrawing.getState().sketch, useDrawing.getState().awaited]).toEqual([null, []])
})
