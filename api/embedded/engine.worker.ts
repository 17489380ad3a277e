/**
 * The engine's thread. PGlite runs one statement at a time and never yields, so it has a thread of its own: the wire server
 * keeps listening, a statement that runs away can be stopped, and the engine itself may wait for COPY data or for a slow
 * reader without holding a whole delivery in memory.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { SIGNAL, UNSENT, type EngineData, type FromEngine, type ToEngine } from './engine.messages.ts'
import { engineOptions } from './engine.options.ts'
import { ReplyScanner } from './wire/reply.scanner.ts'
import { cstring } from './wire/messages.ts'

/** Exit status by which PGlite marks PostgreSQL's own error jump; any other exception leaves the session broken. */
const ERROR_JUMP = 100
const OUTPUT_CHUNK_BYTES = 256 * 1024
/** The engine stops producing while this much waits to be read by a client. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024

const port = parentPort!
const { folder, shared } = workerData as EngineData
const slots = new Int32Array(shared)
const inbox: ToEngine[] = []

const post = (message: FromEngine, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

/** Waits for the next message without returning to the event loop: callable from inside the engine. */
function nextMessage(): ToEngine {
  for (;;) {
    const seen = Atomics.load(slots, SIGNAL)
    const waiting = inbox.shift() ?? (receiveMessageOnPort(port)?.message as ToEngine | undefined)
    if (waiting) return waiting
    Atomics.wait(slots, SIGNAL, seen)
  }
}

let output = new Uint8Array(OUTPUT_CHUNK_BYTES)
let outputSize = 0

function flushOutput(): void {
  if (outputSize === 0) return
  const bytes = output.slice(0, outputSize)
  outputSize = 0
  Atomics.add(slots, UNSENT, bytes.length)
  post({ kind: 'output', bytes }, [bytes.buffer])
  for (let unsent = Atomics.load(slots, UNSENT); unsent > MAX_UNSENT_BYTES; unsent = Atomics.load(slots, UNSENT)) {
    Atomics.wait(slots, UNSENT, unsent)
  }
}

const scanner = new ReplyScanner({
  bytes(chunk) {
    if (outputSize + chunk.length > OUTPUT_CHUNK_BYTES) flushOutput()
    if (chunk.length > output.length) output = new Uint8Array(chunk.length)
    output.set(chunk, outputSize)
    outputSize += chunk.length
  },
  notification(message) {
    post({ kind: 'notification', bytes: new Uint8Array(message) })
  },
})

const database = await PGlite.create(folder, engineOptions())
const greeting = database.execProtocolRawSync(startupMessage())
const engine = database.Module

let input = new Uint8Array(0)
let inputRead = 0
let copied = false

/** The engine asks for input beyond the request only while it reads COPY data. */
function read(pointer: number, size: number): number {
  if (inputRead === input.length && !awaitCopyData()) return 0
  const chunk = input.subarray(inputRead, inputRead + size)
  engine.HEAPU8.set(chunk, pointer)
  inputRead += chunk.length
  return chunk.length
}

function awaitCopyData(): boolean {
  if (!scanner.copyIn) return false
  if (copied) post({ kind: 'fed', bytes: input.length })
  else {
    flushOutput()
    post({ kind: 'copy-in' })
  }
  copied = true
  const message = nextMessage()
  if (message.kind !== 'feed') throw new Error(`${message.kind} during COPY`)
  input = message.bytes as Uint8Array<ArrayBuffer>
  inputRead = 0
  return true
}

function write(pointer: number, size: number): number {
  scanner.push(engine.HEAPU8.subarray(pointer, pointer + size))
  return size
}

engine._pgl_set_rw_cbs(engine.addFunction(read, 'iii'), engine.addFunction(write, 'iii'))

function run(bytes: Uint8Array): void {
  input = bytes as Uint8Array<ArrayBuffer>
  inputRead = 0
  copied = false
  scanner.begin()
  while (inputRead < input.length || engine._pq_buffer_remaining_data() > 0) {
    try {
      engine._PostgresMainLoopOnce()
    } catch (error) {
      if (engine._pgl_setPGliteExitStatus(-2) !== ERROR_JUMP) throw error
      engine._PostgresMainLongJmp()
    }
  }
  engine._PostgresSendReadyForQueryIfNecessary()
  engine._pgl_pq_flush()
  flushOutput()
  post({ kind: 'done', status: scanner.status, copied })
}

function startupMessage(): Uint8Array {
  const settings = Buffer.concat([cstring('user'), cstring('postgres'), cstring('database'), cstring('postgres'), Buffer.from([0])])
  const message = Buffer.alloc(8 + settings.length)
  message.writeInt32BE(message.length, 0)
  message.writeInt32BE(196608, 4)
  settings.copy(message, 8)
  return new Uint8Array(message)
}

post({ kind: 'ready', greeting })
try {
  for (let message = nextMessage(); message.kind !== 'close'; message = nextMessage()) {
    // COPY data that arrive after the statement has failed are nobody's.
    if (message.kind === 'run') run(message.bytes)
  }
  await database.close()
  post({ kind: 'closed' })
} catch (error) {
  post({ kind: 'fatal', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
port.close()
