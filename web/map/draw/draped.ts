import {
  Cartesian3,
  ClassificationType,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  GroundPolylineGeometry,
  GroundPolylinePrimitive,
  GroundPrimitive,
  Material,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  PolylineMaterialAppearance,
} from 'cesium'
import type { Palette } from '../../theme.ts'
import type { DrawnShape } from './drawing.ts'
import type { Position } from './sketch.ts'

/** Paper around the ink, CSS pixels on each side, so that a line reads on any ground. */
const HALO = 1.5
const WIDTH = 3

/** A line with soft edges, which ground lines of the engine do not have, and a halo. */
const SOURCE = /* glsl */ `
uniform vec4 ink;
uniform vec4 halo;
uniform float width;
uniform float haloWidth;
czm_material czm_getMaterial(czm_materialInput materialInput)
{
    czm_material material = czm_getDefaultMaterial(materialInput);
    float fromEdge = (0.5 - abs(materialInput.st.t - 0.5)) * width;
    float core = smoothstep(haloWidth - 0.5, haloWidth + 0.6, fromEdge);
    material.diffuse = mix(halo.rgb, ink.rgb, core);
    material.alpha = smoothstep(0.0, 1.0, fromEdge) * mix(halo.a, ink.a, core);
    return material;
}`

const positions = (ring: readonly Position[]) => ring.map(([lon, lat]) => Cartesian3.fromDegrees(lon, lat))

/** A line lying on the terrain. Terrain heights must be initialised. @param closed the last point is joined to the first */
function drapedLine(ring: readonly Position[], shape: DrawnShape, palette: Palette): GroundPolylinePrimitive {
  const width = (shape.width ?? WIDTH) + 2 * HALO
  const ends = ring.length > 3 && ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1]
  const material = new Material({
    fabric: {
      type: 'DrawnLine',
      uniforms: {
        ink: Color.fromCssColorString(palette[shape.ink]),
        halo: Color.fromCssColorString(palette.raised).withAlpha(0.75),
        width,
        haloWidth: HALO,
      },
      source: SOURCE,
    },
    translucent: true,
  })
  return new GroundPolylinePrimitive({
    geometryInstances: new GeometryInstance({
      geometry: new GroundPolylineGeometry({ positions: positions(ends ? ring.slice(0, -1) : ring), loop: ends, width }),
    }),
    appearance: new PolylineMaterialAppearance({ material }),
    classificationType: ClassificationType.TERRAIN,
    asynchronous: false,
  })
}

/** The inside of a polygon, laid over ground and houses alike: what stands in it is tinted. */
function drapedFill({ rings, ink, fill }: DrawnShape, palette: Palette): GroundPrimitive {
  const [outer, ...holes] = rings.map((ring) => new PolygonHierarchy(positions(ring)))
  return new GroundPrimitive({
    geometryInstances: new GeometryInstance({
      geometry: new PolygonGeometry({ polygonHierarchy: new PolygonHierarchy(outer!.positions, holes) }),
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(palette[ink]).withAlpha(fill!)) },
    }),
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
    classificationType: ClassificationType.BOTH,
    asynchronous: false,
  })
}

/** Primitives of a shape, the inside below its lines. */
export function draped(shape: DrawnShape, palette: Palette): (GroundPrimitive | GroundPolylinePrimitive)[] {
  const lines = (shape.width === 0 ? [] : shape.rings).filter((ring) => ring.length > 1).map((ring) => drapedLine(ring, shape, palette))
  return shape.kind === 'polygon' && shape.fill ? [drapedFill(shape, palette), ...lines] : lines
}
