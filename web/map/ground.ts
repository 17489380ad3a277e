import { Color, Material, type Cartesian3, type Globe, type Scene } from 'cesium'
import { CALM_LIGHT, lightDirection } from './sun/light.ts'

/**
 * Shading and distance of the ground, in one material: light from the north-west at 45° as on printed relief maps, or the
 * sun's; shadows cool and highlights warm, night dark, and far land dissolving into the paper so that there is no horizon.
 */
const SOURCE = /* glsl */ `
uniform vec4 paper;
uniform vec3 lightDirection;
uniform float strength;
uniform float level;
uniform float day;
uniform float hazeFrom;
uniform float hazeTo;
czm_material czm_getMaterial(czm_materialInput materialInput)
{
    czm_material material = czm_getDefaultMaterial(materialInput);
    vec3 lightEC = normalize(czm_viewRotation3D * lightDirection);
    float turn = (dot(normalize(materialInput.normalEC), lightEC) - level) * strength;
    float shadow = max(clamp(-turn * 0.75, 0.0, 0.42), 0.55 * (1.0 - day));
    float shine = clamp(turn * 0.5, 0.0, 0.2) * day;
    vec3 tint = turn < 0.0 || day < 0.5 ? vec3(0.10, 0.14, 0.20) : vec3(1.0, 0.98, 0.90);
    float tintAlpha = max(shadow, shine);
    float haze = smoothstep(hazeFrom, hazeTo, length(materialInput.positionToEyeEC));
    material.alpha = 1.0 - (1.0 - tintAlpha) * (1.0 - haze);
    material.diffuse = (paper.rgb * haze + tint * tintAlpha * (1.0 - haze)) / max(material.alpha, 0.0001);
    return material;
}`

/** A flat field's share of the calm light. */
const CALM_LEVEL = Math.SQRT1_2
/** The sun models the ground more than the calm light of a map does. */
const SUN_STRENGTH = 0.85

export class PaperGround {
  readonly material: Material
  private readonly strength: number
  constructor(lon: number, lat: number, paper: string, strength: number) {
    this.strength = strength
    this.material = new Material({
      fabric: {
        type: `PaperGround-${paper}-${strength}`,
        uniforms: {
          paper: Color.fromCssColorString(paper),
          lightDirection: lightDirection(CALM_LIGHT, lon, lat),
          strength,
          level: CALM_LEVEL,
          day: 1,
          hazeFrom: 1e5,
          hazeTo: 3e5,
        },
        source: SOURCE,
      },
      translucent: false,
    })
  }

  /** @param light direction towards it; @param sun the sun's own, not the calm one; @param day 1 by day, 0 at night */
  setLight(light: Cartesian3, altitude: number, sun: boolean, day: number): void {
    Object.assign(this.material.uniforms, {
      lightDirection: light,
      strength: sun ? SUN_STRENGTH : this.strength,
      // In the sun a flat field is as bright as the map is, whatever the hour: slopes are brighter or darker than that.
      level: sun ? Math.max(0, Math.sin((altitude * Math.PI) / 180)) : CALM_LEVEL,
      day,
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
