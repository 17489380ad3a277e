import { timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Answered, Done } from '../engine.ts'
import type { Channels } from './channels.ts'
import { cstring, errorMessage, frame, MessageReader, ProtocolError, typeOf } from './messages.ts'
import { EngineRequest, tidyUp, type Shared } from './session.ts'
import { ConnectionStatements } from './statements.ts'

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
const PROTOCOL_3 = 3
const FEED_BYTES = 128 * 1024
/** COPY data read ahead of the engine. */
const MAX_UNFED_BYTES = 4 * 1024 * 1024
/** A client that neither reads nor writes while it holds the engine is dropped after this long. */
const STALLED_MS = 30_000

export interface ConnectionOptions extends Shared {
  readonly password: string
  readonly channels: Channels<Connection>
}

/** One client. Reads its messages in order and passes them to the engine in whole requests. */
export class Connection {
  private readonly socket: Socket
  private readonly options: ConnectionOptions
  private readonly reader = new MessageReader()
  private readonly statements: ConnectionStatements
  private state: 'startup' | 'password' | 'ready' = 'startup'
  private request: Buffer[] = []
  /** A Flush left an extended query open: the engine stays ours until its Sync. */
  private unsynced = false
  private running = false
  private unsent = 0
  private limit: number
  private copying: { request: EngineRequest; ended: Promise<void>; unfed: number; batch: Buffer[]; batchBytes: number } | undefined
  private pumping = false
  private gone = false
  private stalled: NodeJS.Timeout | undefined

  constructor(id: number, socket: Socket, options: ConnectionOptions) {
    this.socket = socket
    this.options = options
    this.limit = options.statementLimit
    this.statements = new ConnectionStatements(id)
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      this.reader.push(chunk)
      void this.pump()
    })
    socket.on('error', () => {})
    socket.on('close', () => void this.leave())
  }

  notify(message: Buffer): void {
    this.socket.write(message)
  }

  destroy(): void {
    this.socket.destroy()
  }

  private async pump(): Promise<void> {
    if (this.pumping) return
    this.pumping = true
    try {
      while (!this.gone && (await this.step()));
      this.feedBatch()
    } catch (error) {
      if (error instanceof ProtocolError) this.socket.end(errorMessage('FATAL', '08P01', error.message))
      else this.socket.destroy()
    } finally {
      this.pumping = false
    }
  }

  /** Handles one message; false when there is none yet. */
  private async step(): Promise<boolean> {
    const message = this.state === 'startup' ? this.reader.nextUntyped() : this.reader.next()
    if (!message) return false
    if (this.state === 'startup') this.greet(message)
    else if (this.state === 'password') this.admit(message)
    else await this.handle(message)
    return true
  }

  private greet(message: Buffer): void {
    const code = message.readInt32BE(4)
    if (code === SSL_REQUEST || code === GSS_REQUEST) this.socket.write('N')
    else if (code === CANCEL_REQUEST) this.socket.end()
    else if (code >> 16 !== PROTOCOL_3) throw new ProtocolError(`protocol ${code >> 16} is not spoken here`)
    else {
      this.state = 'password'
      this.socket.write(frame('R', Buffer.from([0, 0, 0, 3])))
    }
  }

  private admit(message: Buffer): void {
    const expected = cstring(this.options.password)
    const given = message.subarray(5)
    if (typeOf(message) !== 'p' || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      this.socket.end(errorMessage('FATAL', '28P01', 'password authentication failed'))
      return
    }
    this.state = 'ready'
    this.socket.write(this.options.engine.greeting)
  }

  private async handle(message: Buffer): Promise<void> {
    const type = typeOf(message)
    if (type === 'd' || type === 'c' || type === 'f') return this.copyData(type, message)
    if (this.copying) {
      // Flush and Sync mean nothing while COPY data are awaited; anything else ends the copy first.
      if (type === 'H' || type === 'S') return
      throw new ProtocolError(`message ${type} during COPY`)
    }
    if (type === 'X') {
      this.socket.end()
      return
    }
    this.noteLimit(type, message)
    const own = this.options.channels.note(this, message)
    if (type === 'Q' || type === 'F') return this.run([own])
    if (!'PBDCESH'.includes(type)) throw new ProtocolError(`message ${type} is not known`)
    this.request.push(this.statements.rename(own))
    if (type !== 'S' && type !== 'H') return
    const request = this.request
    this.request = []
    this.unsynced = type === 'H'
    await this.run(request)
  }

  /** Runs a request; comes back when it has ended, or when it waits for COPY data. */
  private async run(messages: Buffer[]): Promise<void> {
    await this.options.turns.take(this)
    this.clientCame()
    if (this.gone) return this.tidy()
    const request = new EngineRequest(this.options, this.limit)
    const answered: Answered = {
      output: (bytes, sent) => this.send(request, bytes, sent),
      copyIn: () => {
        this.copying = { request, ended, unfed: 0, batch: [], batchBytes: 0 }
        request.pause()
        this.awaitClient()
        copyBegins()
      },
      fed: (bytes) => this.fed(bytes),
    }
    let copyBegins = () => {}
    const copyBegun = new Promise<void>((resolve) => (copyBegins = resolve))
    this.running = true
    const ended = request.run(Buffer.concat(messages), answered).then((done) => this.finish(done))
    await Promise.race([ended, copyBegun])
  }

  private async finish({ status, copied }: Done): Promise<void> {
    this.running = false
    this.copying = undefined
    this.clientCame()
    this.socket.resume()
    if (!status && !this.unsynced && !copied) this.options.fatal('a reply without ReadyForQuery: the session is broken')
    if (status === 'I') this.limit = this.options.statementLimit
    if (this.gone) await this.tidy()
    else if (status === 'I') this.options.turns.release(this)
    else this.awaitClient()
  }

  private send(request: EngineRequest, bytes: Buffer, sent: () => void): void {
    request.pause()
    this.awaitClient()
    this.unsent += bytes.length
    this.socket.write(bytes, () => {
      this.unsent -= bytes.length
      this.clientCame()
      if (this.unsent > 0) this.awaitClient()
      else if (this.running && !this.copying) request.resume()
      sent()
    })
  }

  /** Small messages go to the engine together: handing one over costs more than reading it. */
  private async copyData(type: string, message: Buffer): Promise<void> {
    const copying = this.copying
    if (!copying) return // left over from a COPY that failed
    this.clientCame()
    copying.request.resume()
    copying.unfed += message.length
    copying.batch.push(message)
    copying.batchBytes += message.length
    if (copying.unfed >= MAX_UNFED_BYTES) this.socket.pause()
    if (copying.batchBytes >= FEED_BYTES || type !== 'd') this.feedBatch()
    if (type !== 'd') await copying.ended
  }

  private feedBatch(): void {
    const { copying } = this
    if (!copying || copying.batchBytes === 0) return
    this.options.engine.feed(Buffer.concat(copying.batch))
    copying.batch = []
    copying.batchBytes = 0
  }

  private fed(bytes: number): void {
    if (!this.copying) return
    this.copying.unfed -= bytes
    if (this.copying.unfed < MAX_UNFED_BYTES) this.socket.resume()
    if (this.copying.unfed === 0) {
      this.copying.request.pause()
      this.awaitClient()
    }
  }

  /** The engine is held and it is the client's turn to do something. */
  private awaitClient(): void {
    clearTimeout(this.stalled)
    this.stalled = setTimeout(() => this.socket.destroy(), STALLED_MS)
  }

  private clientCame(): void {
    clearTimeout(this.stalled)
    this.stalled = undefined
  }

  /** `SET LOCAL statement_timeout` is the engine's business on a server; here nobody else can keep it. */
  private noteLimit(type: string, message: Buffer): void {
    if (type !== 'Q' || message.length > 2000) return
    const asked = /\bset\s+local\s+statement_timeout\s*(?:=|to)\s*'?(\d+)/i.exec(message.toString('latin1'))
    if (asked && Number(asked[1]) > 0) this.limit = Math.min(Number(asked[1]), this.options.statementLimit)
  }

  private async leave(): Promise<void> {
    this.gone = true
    this.clientCame()
    this.options.channels.forget(this)
    if (this.copying) this.options.engine.feed(frame('f', cstring('the client is gone')))
    if (this.running) return // tidied up when the request ends
    if (this.options.turns.holds(this)) return this.tidy()
    const close = this.statements.closeAll()
    if (close.length === 0) return
    await this.options.turns.take(this)
    await tidyUp(this.options, close)
    this.options.turns.release(this)
  }

  private async tidy(): Promise<void> {
    await tidyUp(this.options, this.statements.closeAll())
    this.options.turns.release(this)
  }
}
