import { Cartesian3, Color, Material, Matrix4, Transforms, type Globe, type Scene } from 'cesium'

/**
 * Shading and distance of the ground, in one material: light from the north-west at 45° as on printed relief maps,
 * shadows cool and highlights warm, and far land dissolving into the paper so that there is no horizon.
 */
const SOURCE = /* glsl */ `
uniform vec4 paper;
uniform vec3 lightDirection;
uniform float strength;
uniform float hazeFrom;
uniform float hazeTo;
czm_material czm_getMaterial(czm_materialInput materialInput)
{
    czm_material material = czm_getDefaultMaterial(materialInput);
    vec3 lightEC = normalize(czm_viewRotation3D * lightDirection);
    float turn = (dot(normalize(materialInput.normalEC), lightEC) - 0.7071) * strength;
    float shadow = clamp(-turn * 0.75, 0.0, 0.42);
    float shine = clamp(turn * 0.5, 0.0, 0.2);
    vec3 tint = turn < 0.0 ? vec3(0.10, 0.14, 0.20) : vec3(1.0, 0.98, 0.90);
    float tintAlpha = max(shadow, shine);
    float haze = smoothstep(hazeFrom, hazeTo, length(materialInput.positionToEyeEC));
    material.alpha = 1.0 - (1.0 - tintAlpha) * (1.0 - haze);
    material.diffuse = (paper.rgb * haze + tint * tintAlpha * (1.0 - haze)) / max(material.alpha, 0.0001);
    return material;
}`

/** Direction towards a light in the north-west, 45° high, seen from a place. */
export function northWestLight(lon: number, lat: number): Cartesian3 {
  const frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat))
  return Cartesian3.normalize(
    Matrix4.multiplyByPointAsVector(frame, new Cartesian3(-0.5, 0.5, Math.SQRT1_2), new Cartesian3()),
    new Cartesian3(),
  )
}

export class PaperGround {
  readonly material: Material
  readonly light: Cartesian3
  constructor(lon: number, lat: number, paper: string, strength: number) {
    this.light = northWestLight(lon, lat)
    this.material = new Material({
      fabric: {
        type: `PaperGround-${paper}-${strength}`,
        uniforms: { paper: Color.fromCssColorString(paper), lightDirection: this.light, strength, hazeFrom: 1e5, hazeTo: 3e5 },
        source: SOURCE,
      },
      translucent: false,
    })
  }

  /** Starts the haze behind what is looked at: `eyeMeters` is the distance to the middle of the picture. */
  setDistance(eyeMeters: number): void {
    const uniforms = this.material.uniforms as { hazeFrom: number; hazeTo: number }
    uniforms.hazeFrom = Math.max(25_000, eyeMeters * 1.35)
    uniforms.hazeTo = uniforms.hazeFrom + Math.max(45_000, eyeMeters * 1.3)
  }
}

/** A globe without its usual sky: paper around, paper behind. */
export function preparePaper(scene: Scene, globe: Globe, paper: string): void {
  scene.backgroundColor = Color.fromCssColorString(paper)
  globe.baseColor = Color.fromCssColorString(paper)
  globe.showGroundAtmosphere = false
  globe.showWaterEffect = false
  globe.enableLighting = false
  globe.depthTestAgainstTerrain = true
  scene.fog.enabled = false
  scene.highDynamicRange = false
}
