import type { Socket } from 'node:net'
import type { Answered, Done } from '../engine.ts'
import type { Channels } from './channels.ts'
import { CopyIn } from './copy_in.ts'
import { answerPassword, answerStartup } from './handshake.ts'
import { errorMessage, MessageReader, ProtocolError, typeOf } from './messages.ts'
import { tidyUp, type Shared } from './session.ts'
import { ConnectionStatements } from './statements.ts'

/** A client that neither reads nor writes while it holds the engine is dropped after this long. */
const STALLED_MS = 30_000
const STATEMENT_TIMEOUT = /\bset\s+local\s+statement_timeout\s*(?:=|to)\s*'?(\d+)/i
/** `SET LOCAL` stands in the few short statements that begin a transaction. */
const MAX_SET_BYTES = 2_000

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
  /** Messages of an extended query that has no Sync or Flush yet. */
  private request: Buffer[] = []
  /** A Flush left an extended query open: the engine stays ours until its Sync. */
  private unsynced = false
  private running = false
  private copying: CopyIn | undefined
  /** Bytes of replies that the socket hasn't taken. */
  private unsent = 0
  /** Milliseconds that a statement may take in this transaction. */
  private limit: number
  private pumping = false
  private gone = false
  private timer: NodeJS.Timeout | undefined

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
      // Nothing is awaited from finding no message to ceasing to pump: a socket that was paused gives several pieces in one go, and
      // the last of them would be left to a pump that has looked already.
      for (let message = this.next(); message; message = this.next()) {
        if (this.state === 'ready') await this.handle(message)
        else this.shakeHands(message)
      }
      if (!this.gone) this.copying?.flush()
    } catch (error) {
      if (error instanceof ProtocolError) this.socket.end(errorMessage('FATAL', '08P01', error.message))
      else this.socket.destroy()
    } finally {
      this.pumping = false
    }
  }

  /** The next whole message of a client that is still there. */
  private next(): Buffer | undefined {
    if (this.gone) return undefined
    return this.state === 'startup' ? this.reader.nextUntyped() : this.reader.next()
  }

  private shakeHands(message: Buffer): void {
    const { password, engine } = this.options
    if (this.state === 'startup') {
      const { reply, outcome, asksPassword } = answerStartup(message)
      if (asksPassword) this.state = 'password'
      this.socket.write(reply)
      if (outcome === 'refused') this.socket.end()
      return
    }
    const { reply, outcome } = answerPassword(message, password, engine.greeting)
    if (outcome === 'admitted') this.state = 'ready'
    this.socket.write(reply)
    if (outcome === 'refused') this.socket.end()
  }

  private async handle(message: Buffer): Promise<void> {
    const type = typeOf(message)
    if (type === 'd' || type === 'c' || type === 'f') return this.copyData(type, message)
    if (this.copying) {
      // Flush and Sync mean nothing while COPY data are awaited; anything else must not come.
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
    const { turns, engine } = this.options
    await turns.take(this)
    if (this.gone) return this.tidy()
    let copyBegins = () => {}
    const copyBegun = new Promise<void>((resolve) => (copyBegins = resolve))
    const answered: Answered = {
      output: (bytes, sent) => this.send(bytes, sent),
      copyIn: () => {
        this.copying = new CopyIn(engine, ended)
        if (this.gone) this.copying.abandon()
        this.attend()
        copyBegins()
      },
      fed: (bytes) => {
        this.copying?.fed(bytes)
        if (!this.copying?.full) this.socket.resume()
        this.attend()
      },
    }
    this.running = true
    this.attend()
    const ended = engine.run(Buffer.concat(messages), answered).then((done) => this.finish(done))
    await Promise.race([ended, copyBegun])
  }

  private async finish({ status, copied }: Done): Promise<void> {
    this.running = false
    this.copying = undefined
    this.socket.resume()
    if (!status && !this.unsynced && !copied) this.options.fatal('a reply without ReadyForQuery: the session is broken')
    if (status === 'I') this.limit = this.options.statementLimit
    if (this.gone) return this.tidy()
    if (status === 'I') this.options.turns.release(this)
    this.attend()
  }

  private send(bytes: Buffer, sent: () => void): void {
    if (this.gone) return sent()
    this.unsent += bytes.length
    this.attend()
    this.socket.write(bytes, () => {
      this.unsent -= bytes.length
      this.attend()
      sent()
    })
  }

  private async copyData(type: string, message: Buffer): Promise<void> {
    const { copying } = this
    if (!copying) return // left over from a COPY that failed
    copying.add(message)
    if (copying.full) this.socket.pause()
    this.attend()
    if (type === 'd') return
    copying.flush()
    await copying.ended
  }

  /**
   * While this connection holds the engine, somebody is waited for: the client, who is dropped when it takes too long, or the
   * engine, whose statement is then a runaway that only the end of the process stops.
   */
  private attend(): void {
    clearTimeout(this.timer)
    if (!this.options.turns.holds(this)) return
    const clientsTurn = !this.running || this.unsent > 0 || this.copying?.empty === true
    if (clientsTurn && !this.gone) this.timer = setTimeout(() => this.socket.destroy(), STALLED_MS)
    else if (this.running) {
      this.timer = setTimeout(() => this.options.fatal(`a statement ran longer than ${this.limit} ms`), this.limit)
    }
  }

  /** `SET LOCAL statement_timeout` is the engine's business on a server; here nobody else can keep it. */
  private noteLimit(type: string, message: Buffer): void {
    if (type !== 'Q' || message.length > MAX_SET_BYTES) return
    const asked = Number(STATEMENT_TIMEOUT.exec(message.toString('latin1'))?.[1] ?? 0)
    if (asked > 0) this.limit = Math.min(asked, this.options.statementLimit)
  }

  private async leave(): Promise<void> {
    this.gone = true
    this.options.channels.forget(this)
    this.copying?.abandon()
    this.attend()
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
