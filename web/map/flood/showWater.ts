import {
  Appearance,
  BoundingSphere,
  Cartesian3,
  Color,
  ComponentDatatype,
  Geometry,
  GeometryAttribute,
  GeometryAttributes,
  GeometryInstance,
  Primitive,
  PrimitiveType,
  type Scene,
} from 'cesium'
import { DEPTH_CLASSES, FULL_SHARE, MOST_RISE, type FloodField } from '../../../api/contract/flood.ts'
import { colourGround } from '../areaFills.ts'
import { DEPTH_COLORS } from './depths.ts'

/** Water on the map, raised and lowered without being made anew. */
export interface Water {
  /** @param rise metres */
  raise(rise: number): void
  remove(): void
}

/** Neighbouring cells whose surfaces differ by more belong to waters that do not meet: decimetres. */
const APART = 40
/** Cells beside the water that no rise reaches stand at least this high above the river's level, decimetres: the shore lies between. */
const SHORE = MOST_RISE * 10

/**
 * A real surface: each cell's water stands at the river's level there and the rise. The graphics card lifts it, colours it by its depth and ends
 * it at the shore, so that a picture of another level costs one number. Drawn nearer to the eye by a share of the distance, since ground seen from
 * afar is drawn coarser than the water: what stands further behind still hides it.
 */
const VERTEX = /* glsl */ `
in vec3 position3DHigh;
in vec3 position3DLow;
in vec4 water;
in float batchId;
uniform float u_rise;
uniform float u_relief;
out float v_depth;
out float v_from;
out float v_shade;
void main()
{
    float lifted = u_rise * water.w;
    vec4 p = czm_computePosition();
    p.xyz += normalize(position3DHigh + position3DLow) * lifted * u_relief;
    v_depth = water.x + lifted - water.y;
    v_from = u_rise - water.z;
    vec3 positionEC = (czm_modelViewRelativeToEye * p).xyz;
    vec3 up = normalize(czm_normal3D * normalize(position3DHigh + position3DLow));
    v_shade = pow(1.0 - abs(dot(normalize(positionEC), up)), 3.0);
    gl_Position = czm_projection * vec4(positionEC * 0.996, 1.0);
}`
const FRAGMENT = /* glsl */ `
in float v_depth;
in float v_from;
in float v_shade;
uniform vec3 u_colors[4];
uniform vec3 u_starts;
void main()
{
    if (v_depth <= 0.0 || v_from < -0.05) discard;
    vec3 color = v_depth < u_starts.x ? u_colors[0] : v_depth < u_starts.y ? u_colors[1] : v_depth < u_starts.z ? u_colors[2] : u_colors[3];
    float edge = fwidth(v_depth) * 1.2;
    float line = min(min(abs(v_depth - u_starts.x), abs(v_depth - u_starts.y)), abs(v_depth - u_starts.z));
    color = mix(color * 0.72, color, smoothstep(0.0, edge, line));
    float shore = max(smoothstep(0.0, edge, v_depth), smoothstep(0.3, 0.6, v_depth));
    color = mix(vec3(0.93, 0.97, 1.0), color, 0.25 + 0.75 * shore);
    color = mix(color, vec3(0.88, 0.94, 0.98), v_shade * 0.3);
    out_FragColor = vec4(color, 0.84);
}`

/** Lays the water of a field on the map; null where there is none. */
export function showWater(scene: Scene, field: FloodField): Water | null {
  const relief = scene.verticalExaggeration
  const geometry = surfaceOf(field, relief)
  if (!geometry) return null
  const uniforms = {
    u_rise: 0,
    u_relief: relief,
    u_colors: DEPTH_COLORS.map((color) => {
      const { red, green, blue } = Color.fromCssColorString(color)
      return new Cartesian3(red, green, blue)
    }),
    u_starts: new Cartesian3(...(DEPTH_CLASSES.slice(1).map((start) => (start - 0.5) / 10) as [number, number, number])),
  }
  const appearance = new Appearance({
    vertexShaderSource: VERTEX,
    fragmentShaderSource: FRAGMENT,
    translucent: true,
    closed: false,
    renderState: { depthTest: { enabled: true }, depthMask: false, cull: { enabled: false }, blending: { enabled: true } },
  })
  // The engine reads an appearance's own uniforms, which its types do not name.
  Object.assign(appearance, { uniforms })
  const primitive = new Primitive({
    geometryInstances: new GeometryInstance({ geometry }),
    appearance,
    asynchronous: false,
    compressVertices: false,
    allowPicking: false,
  })
  scene.primitives.add(primitive)
  const uncolour = colourGround()
  return {
    raise(rise) {
      uniforms.u_rise = rise
      if (!scene.isDestroyed()) scene.requestRender()
    },
    remove() {
      uncolour()
      if (scene.isDestroyed()) return
      scene.primitives.remove(primitive)
      scene.requestRender()
    },
  }
}

/** Corners are the middles of cells; where a neighbour never has water, the surface runs out into it, to end at the shore between. */
function surfaceOf(field: FloodField, relief: number): Geometry | null {
  const { west, north, step, width, cells, ground, level, share, from } = field
  if (cells.length === 0) return null
  const corner = new Map<number, number>()
  cells.forEach((cell, index) => corner.set(cell, index))
  const shores = shoresOf(field, corner)
  const count = cells.length + shores.length
  const positions = new Float64Array(count * 3)
  const water = new Float32Array(count * 4)
  const levels = new Float32Array(count)
  const scratch = new Cartesian3()
  for (let index = 0; index < count; index++) {
    const shore = shores[index - cells.length]
    const like = shore ? shore.like : index
    const cell = shore ? shore.cell : cells[index]!
    if (shore) corner.set(cell, index)
    const lon = west + (cell % width) * step
    const lat = north - Math.floor(cell / width) * step
    levels[index] = level[like]!
    Cartesian3.fromDegrees(lon, lat, (level[like]! / 10) * relief, undefined, scratch)
    positions.set([scratch.x, scratch.y, scratch.z], index * 3)
    const floor = shore ? level[like]! + SHORE : ground[like]!
    water.set([level[like]! / 10, floor / 10, shore ? 0 : from[like]! / 10, share[like]! / FULL_SHARE], index * 4)
  }
  const triangles: number[] = []
  for (const cell of corner.keys()) {
    const square = [cell, cell + 1, cell + width, cell + width + 1].map((one) => corner.get(one))
    if (square.some((one) => one === undefined)) continue
    const [a, b, c, d] = square as [number, number, number, number]
    const heights = [levels[a]!, levels[b]!, levels[c]!, levels[d]!]
    if (Math.max(...heights) - Math.min(...heights) > APART) continue
    triangles.push(a, c, b, b, c, d)
  }
  return new Geometry({
    attributes: Object.assign(new GeometryAttributes(), {
      position: new GeometryAttribute({ componentDatatype: ComponentDatatype.DOUBLE, componentsPerAttribute: 3, values: positions }),
      water: new GeometryAttribute({ componentDatatype: ComponentDatatype.FLOAT, componentsPerAttribute: 4, values: water }),
    }),
    indices: Uint32Array.from(triangles),
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromVertices(positions as unknown as number[]),
  })
}

/** Cells beside water that never have any, each with the wet neighbour it is like. */
function shoresOf({ cells, width, height }: FloodField, wet: ReadonlyMap<number, number>): { cell: number; like: number }[] {
  const found = new Map<number, number>()
  cells.forEach((cell, index) => {
    const column = cell % width
    const row = Math.floor(cell / width)
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        const beside = y * width + x
        if (!wet.has(beside) && !found.has(beside)) found.set(beside, index)
      }
  })
  return [...found].map(([cell, like]) => ({ cell, like }))
}
