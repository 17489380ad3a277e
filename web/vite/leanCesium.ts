import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const SPZ = '@spz-loader/core'
const LAZY_SPZ = '\0lazy-spz'

/**
 * Leaves out of the first load what the map never draws: resium's other components, and with them most of Cesium's widgets and
 * data sources; the encoders of meshoptimizer; the decoder of Gaussian splats, 180 kB, until a model wants it; checks for programmers and comments
 * in shaders.
 */
export function leanCesium(): Plugin {
  const meshopt = path.dirname(createRequire(import.meta.url).resolve('meshoptimizer'))
  return {
    name: 'lean-cesium',
    enforce: 'pre',
    resolveId: {
      filter: { id: [/^meshoptimizer$/, /^@spz-loader\/core$/] },
      handler(source, importer) {
        if (source === 'meshoptimizer') return importer?.includes('@cesium/engine') ? path.join(meshopt, 'meshopt_decoder.mjs') : undefined
        return importer === LAZY_SPZ ? undefined : LAZY_SPZ
      },
    },
    load: {
      filter: { id: new RegExp(`^${LAZY_SPZ}$`) },
      handler: () => `export const loadSpz = (...given) => import(${JSON.stringify(SPZ)}).then((module) => module.loadSpz(...given))`,
    },
    transform: {
      filter: { id: /\/resium\/dist\/resium\.js$|\/@cesium\/engine\/Source\/.+\.js$/ },
      handler(code, id) {
        // Components are made by calls at the top of one file; marked pure, those that nobody uses go away.
        if (id.endsWith('resium.js')) return code.replaceAll(/ = (?=[\w$]+\((?:\{$|"))/gm, ' = /* @__PURE__ */ ')
        return id.includes('/Shaders/') ? withoutComments(code) : code.replaceAll(DEBUG, '')
      },
    },
  }
}

/** Checks of arguments, which Cesium's own release build leaves out by these marks too. */
const DEBUG = /\/\/>>includeStart\((['"])debug\1, pragmas\.debug\);[\s\S]*?\/\/>>includeEnd\((['"])debug\2\);/g

/** Shader text without comments, indents and empty lines: each line of it ends in `\\n\\`. */
function withoutComments(code: string): string {
  return code
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/[^\n]*?(?=\\n\\\n)/g, '')
    .replaceAll(/\\n\\\n(?:\s*\\n\\\n|[ \t]+)*/g, '\\n\\\n')
}
