import { Cartesian3, Color, CustomShader, LightingModel, PixelFormat, TextureUniform, UniformType } from 'cesium'
import type { HousePaint } from './mapState.ts'

/** One house in a paint: nothing laid over. */
const UNPAINTED: HousePaint = { texels: new Uint8Array(4), width: 1, height: 1 }

/**
 * Light on houses as on the ground, from the north-west, with a sky that brightens roofs and keeps every wall
 * readable: no face is black, and none needs the engine's own sun. A paint is laid over the houses' own colours
 * before they are lit: the number a house carries in its tile finds its texel, so that 250,000 houses change colour
 * by one small texture, those in tiles still to come included.
 */
export function houseShader(light: Cartesian3): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: {
      u_light: { type: UniformType.VEC3, value: light },
      u_day: { type: UniformType.FLOAT, value: 1 },
      u_tone: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_chosen: { type: UniformType.INT, value: 0 },
      u_chosenColor: { type: UniformType.VEC3, value: new Cartesian3(1, 1, 1) },
      u_paint: { type: UniformType.SAMPLER_2D, value: textureOf(UNPAINTED) },
      u_absent: { type: UniformType.SAMPLER_2D, value: textureOf(UNPAINTED) },
    },
    fragmentShaderText: /* glsl */ `
      void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material)
      {
          int house = int(fsInput.metadata.houseId);
          ivec2 known = textureSize(u_absent, 0);
          if (house < known.x * known.y && texelFetch(u_absent, ivec2(house % known.x, house / known.x), 0).r > 0.5) discard;
          ivec2 size = textureSize(u_paint, 0);
          if (house < size.x * size.y)
          {
              vec4 paint = texelFetch(u_paint, ivec2(house % size.x, house / size.x), 0);
              material.diffuse = mix(material.diffuse, czm_srgbToLinear(paint.rgb), paint.a);
          }
          if (house == u_chosen) material.diffuse = u_chosenColor;
          vec3 normal = normalize(fsInput.attributes.normalEC);
          vec3 lightEC = normalize(czm_viewRotation3D * u_light);
          vec3 upEC = normalize(czm_viewRotation3D * normalize(fsInput.attributes.positionWC));
          float sun = max(dot(normal, lightEC), 0.0);
          float sky = 0.5 + 0.5 * dot(normal, upEC);
          material.diffuse *= u_tone * (0.48 + 0.32 * sky + 0.42 * sun * u_day) * mix(0.5, 1.0, u_day);
      }`,
  })
}

/** Turns the light: @param towards it; @param day 1 by day, 0 at night */
export function setLight(shader: CustomShader, towards: Cartesian3, day: number): void {
  shader.setUniform('u_light', towards)
  shader.setUniform('u_day', day)
}

/** Lays a paint over all houses, or takes it away; drawn with the next picture. */
export function layPaint(shader: CustomShader, paint: HousePaint | null): void {
  shader.setUniform('u_paint', textureOf(paint ?? UNPAINTED))
}

/** Takes houses out of the picture, as a month of the past did not have them yet; null brings all back. */
export function layAbsent(shader: CustomShader, absent: HousePaint | null): void {
  shader.setUniform('u_absent', textureOf(absent ?? UNPAINTED))
}

/** Which house stands out; null for none. */
export function markChosen(shader: CustomShader, house: number | null, color: string): void {
  shader.setUniform('u_chosen', house ?? 0)
  shader.setUniform('u_chosenColor', linear(color))
}

/** Multiplies what is drawn: as it is by day, dimmed with the dark paper. */
export function setTone(shader: CustomShader, color: string): void {
  shader.setUniform('u_tone', linear(color))
}

function textureOf({ texels, width, height }: HousePaint): TextureUniform {
  // Nearest by texelFetch; no mipmaps: a house's colour never mixes with its neighbour's.
  return new TextureUniform({ typedArray: texels, width, height, pixelFormat: PixelFormat.RGBA, repeat: false })
}

/** The engine works in linear light and takes 2.2 as the screen's gamma (czm_srgbToLinear). */
function linear(color: string): Cartesian3 {
  const { red, green, blue } = Color.fromCssColorString(color)
  return new Cartesian3(red ** 2.2, green ** 2.2, blue ** 2.2)
}
