import type { jobsWords as Words } from '../zh-CN/jobs.ts'

export const jobsWords: typeof Words = {
  jobs: {
    stop: 'Stop',
    stopped: 'Stopped',
    stoppedHint: 'What was worked out is kept; it can be asked for again at any time.',
    again: 'Work it out again',
    lost: 'The connection to the server is lost and being made again; the server goes on working.',
    step: {
      land: 'Making terrain, rivers and roads ready…',
      travel: 'Working out travel times…',
      places: 'Working out who gets to each place…',
      ground: 'Reading the terrain and houses…',
      water: 'Working out where the river can get to…',
      shelters: 'Finding everybody a shelter…',
      solving: 'Looking for the best plan…',
    },
  },
}
