import { Worker } from 'node:worker_threads'
import { SIGNAL, UNSENT, type EngineData, type FromEngine, type ToEngine } from './engine.messages.ts'
import type { TransactionStatus } from './wire/reply.scanner.ts'

/** Who is being answered: gets the reply as it comes. */
export interface Answered {
  /** `sent` must be called once the bytes have left: the engine waits when too much is unsent. */
  output(bytes: Buffer, sent: () => void): void
  copyIn(): void
  fed(bytes: number): void
}

export interface Done {
  /** Undefined when the request ended without ReadyForQuery. */
  status: TransactionStatus | undefined
  copied: boolean
}

export interface EngineEvents {
  /** The session inside is lost; the process must end and start anew. */
  fatal(reason: string): void
  notification(message: Buffer): void
}

/** The engine's thread as the wire server sees it: one request at a time. */
export class Engine {
  greeting = Buffer.alloc(0)
  private readonly slots = new Int32Array(new SharedArrayBuffer(8))
  private readonly worker: Worker
  private readonly events: EngineEvents
  private answered: Answered | undefined
  private finish: ((done: Done) => void) | undefined
  private closed: (() => void) | undefined

  private constructor(folder: string, events: EngineEvents) {
    this.events = events
    const data: EngineData = { folder, shared: this.slots.buffer as SharedArrayBuffer }
    this.worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { workerData: data })
  }

  /**
   * Opens a database folder; makes it when it is empty.
   * @throws when the folder can't be opened.
   */
  static open(folder: string, events: EngineEvents): Promise<Engine> {
    const engine = new Engine(folder, events)
    return new Promise((resolve, reject) => {
      engine.worker.on('error', (error) => {
        reject(error)
        events.fatal(String(error))
      })
      engine.worker.on('message', (message: FromEngine) => {
        if (message.kind === 'ready') {
          engine.greeting = Buffer.from(message.greeting)
          resolve(engine)
        } else engine.hear(message)
      })
    })
  }

  /** Runs one request to its end. Only when the one before has ended. */
  run(bytes: Buffer, answered: Answered): Promise<Done> {
    if (this.finish) throw new Error('the engine is busy')
    this.answered = answered
    return new Promise((resolve) => {
      this.finish = resolve
      this.send({ kind: 'run', bytes: new Uint8Array(bytes) })
    })
  }

  /** COPY data for the running request: whole messages. */
  feed(bytes: Buffer): void {
    this.send({ kind: 'feed', bytes: new Uint8Array(bytes) })
  }

  /** Ends the engine with a checkpoint of its own. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.closed = resolve
      this.send({ kind: 'close' })
    })
  }

  private send(message: ToEngine): void {
    this.worker.postMessage(message, message.kind === 'close' ? [] : [message.bytes.buffer as ArrayBuffer])
    Atomics.add(this.slots, SIGNAL, 1)
    Atomics.notify(this.slots, SIGNAL)
  }

  private hear(message: FromEngine): void {
    if (message.kind === 'output') this.answered!.output(Buffer.from(message.bytes.buffer), () => this.sent(message.bytes.length))
    else if (message.kind === 'notification') this.events.notification(Buffer.from(message.bytes))
    else if (message.kind === 'copy-in') this.answered!.copyIn()
    else if (message.kind === 'fed') this.answered!.fed(message.bytes)
    else if (message.kind === 'closed') this.closed?.()
    else if (message.kind === 'fatal') this.events.fatal(message.reason)
    else if (message.kind === 'done') {
      const finish = this.finish!
      this.finish = undefined
      finish({ status: message.status, copied: message.copied })
    }
  }

  private sent(bytes: number): void {
    Atomics.sub(this.slots, UNSENT, bytes)
    Atomics.notify(this.slots, UNSENT)
  }
}
