import { availableParallelism } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** More threads than this only wait for the disk. */
const MOST_THREADS = 8

type Reply<Result> = { ready: true } | { result: Result }

/**
 * Works through `parts` on as many threads as there are processors; each thread takes the next part when it is done with one.
 * `data` is given to each thread once (typed arrays on a SharedArrayBuffer are shared, everything else is copied).
 * @throws what a thread threw; the others are stopped.
 */
export async function workThrough<Data, Part, Result>(
  worker: URL,
  data: Data,
  parts: readonly Part[],
  onResult: (result: Result, part: Part) => void | Promise<void>,
): Promise<void> {
  let next = 0
  const threads = Math.min(availableParallelism(), MOST_THREADS, parts.length)
  const crew = Array.from(
    { length: threads },
    () => new Worker(worker, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 12 } }),
  )
  try {
    await Promise.all(
      crew.map(
        (thread) =>
          new Promise<void>((resolve, reject) => {
            let part: Part | undefined
            const handle = async (reply: Reply<Result>) => {
              if ('result' in reply) await onResult(reply.result, part!)
              if (next >= parts.length) return resolve()
              part = parts[next++]!
              thread.postMessage(part)
            }
            thread.on('message', (reply: Reply<Result>) => void handle(reply).catch(reject))
            thread.on('error', reject)
            thread.on('exit', (code) => reject(new Error(`a baking thread ended by itself (${code})`)))
          }),
      ),
    )
  } finally {
    for (const thread of crew) thread.removeAllListeners('exit')
    await Promise.all(crew.map((thread) => thread.terminate()))
  }
}

/** The other side of `workThrough`, in the thread: `prepare` once, then the function it gives for each part. */
export function serveParts<Data, Part, Result>(prepare: (data: Data) => Promise<(part: Part) => Promise<Result>>): void {
  const port = parentPort
  if (!port) throw new Error('serveParts runs in a worker thread only')
  const post = (reply: Reply<Result>) => port.postMessage(reply)
  const prepared = prepare(workerData as Data)
  port.on('message', (part: Part) => {
    void prepared.then((work) => work(part)).then((result) => post({ result }), rethrow)
  })
  prepared.then(() => post({ ready: true }), rethrow)
}

/** Out of the promise, so that the thread ends with the error and the bake hears of it. */
function rethrow(error: unknown): void {
  setImmediate(() => {
    throw error
  })
}
