// Who may import whom. Each rule's comment says why it is there.
const SHARED = '^api/(contract|database|config\\.ts)'
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'A cycle hides who depends on whom.', from: {}, to: { circular: true } },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\.(css|woff2)$|^geojson$' } },
    {
      name: 'contract-is-pure',
      severity: 'error',
      comment: 'Everyone imports the contract; it imports the schema library only.',
      from: { path: '^api/contract/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^api/contract/', '^node_modules/zod/'] },
    },
    {
      name: 'web-sees-contract-only',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.(e2e|browser\\.test)\\.tsx?$|^web/e2e/' },
      to: { path: '^(api|tiles|geodata|migrations)/', pathNot: '^api/contract/' },
    },
    {
      name: 'makers-do-not-import-the-server',
      severity: 'error',
      comment: 'tiles, geodata and migrations run without the API.',
      from: { path: '^(tiles|geodata|migrations)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(api|web)/', pathNot: SHARED },
    },
    {
      name: 'server-does-not-import-makers',
      severity: 'error',
      comment: 'Generating and baking run as processes of their own. The relief is read by the one who writes it.',
      from: { path: '^api/', pathNot: '\\.test\\.ts$|^api/database/testing' },
      to: { path: '^(tiles|geodata|web)/', pathNot: '^geodata/(relief|relief\\.queries|relief\\.store|county\\.types)\\.ts$' },
    },
    {
      name: 'nouns-stay-apart',
      severity: 'error',
      comment: 'What joins nouns is a folder of its own and joins them in SQL.',
      from: {
        path: '^api/(areas|houses|people|households|alerts|benefits|industry|facilities|parcels|roads|rivers)/',
        pathNot: '\\.test\\.ts$',
      },
      to: { path: '^api/(areas|houses|people|households|alerts|benefits|industry|facilities|parcels|roads|rivers)/', pathNot: '^api/$1/' },
    },
    {
      name: 'pg-in-database-only',
      severity: 'error',
      from: { pathNot: '^api/(database|embedded)/|\\.test\\.ts$' },
      to: { path: '^node_modules/(pg|pg-copy-streams)/' },
    },
    {
      name: 'pglite-in-embedded-only',
      severity: 'error',
      from: { pathNot: '^api/embedded/' },
      to: { path: '^node_modules/@electric-sql/' },
    },
    {
      name: 'globe-libraries-in-map-only',
      severity: 'error',
      comment: 'Cesium, resium and deck.gl stay behind the map folder.',
      from: { path: '^web/', pathNot: '^web/(map|e2e)/|\\.test\\.tsx?$|^web/vite' },
      to: { path: '^node_modules/(cesium|@cesium|resium|@deck\\.gl)/' },
    },
    {
      name: 'only-the-catalogue-imports-layers',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/map/catalogue\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^web/.+\\.layer\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
