import type { timeWords as Words } from '../zh-CN/time.ts'

export const timeWords: typeof Words = {
  time: {
    play: 'Play month by month',
    pause: 'Pause',
    slider: 'Month',
    measure: 'What colours the map',
    against: 'Compare with',
    table: 'Table',
    hideTable: 'Hide table',
    tableOf: '{{area}}: {{measure}} by area',
    area: 'Area',
    difference: 'Difference',
    change: 'Change',
    class: 'Colour on the map',
    than: '{{change}} on {{month}}',
    caption: '{{measure}}, {{month}} on {{base}}',
    after: 'People, houses and benefits are known up to {{day}}; this month has alerts only.',
    opening: 'Opening',
    born: 'born',
    movedIn: 'moved in',
    died: 'died',
    movedOut: 'moved out',
    closing: 'closing',
    wentAway: 'Went away (journeys)',
    cameHome: 'came home (journeys)',
  },
}
