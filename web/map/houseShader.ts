import { CustomShader, LightingModel, UniformType, type Cartesian3 } from 'cesium'

/**
 * Light on houses as on the ground, from the north-west, with a sky that brightens roofs and keeps every wall
 * readable: no face is black, and none needs the engine's own sun.
 */
export function houseShader(light: Cartesian3): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: { u_light: { type: UniformType.VEC3, value: light } },
    fragmentShaderText: /* glsl */ `
      void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material)
      {
          vec3 normal = normalize(fsInput.attributes.normalEC);
          vec3 lightEC = normalize(czm_viewRotation3D * u_light);
          vec3 upEC = normalize(czm_viewRotation3D * normalize(fsInput.attributes.positionWC));
          float sun = max(dot(normal, lightEC), 0.0);
          float sky = 0.5 + 0.5 * dot(normal, upEC);
          material.diffuse *= 0.48 + 0.32 * sky + 0.42 * sun;
      }`,
  })
}
