import { cstring, frame, typeOf } from './messages.ts'

/**
 * Prepared statements and portals live in the one session that all connections share: each connection's names get a prefix
 * of its own, and its statements are closed when it goes.
 */
export class ConnectionStatements {
  private readonly prefix: string
  private readonly open = new Set<string>()

  constructor(connectionId: number) {
    this.prefix = `c${connectionId}_`
  }

  /** The same message with this connection's names; other messages are given back as they are. */
  rename(message: Buffer): Buffer {
    const type = typeOf(message)
    const body = message.subarray(5)
    if (type === 'P') {
      const end = body.indexOf(0)
      if (end === 0) return message
      const name = this.own(body, 0, end)
      this.open.add(name)
      return frame('P', Buffer.concat([cstring(name), body.subarray(end + 1)]))
    }
    if (type === 'B') {
      const portalEnd = body.indexOf(0)
      const statementEnd = body.indexOf(0, portalEnd + 1)
      if (statementEnd === 1) return message
      const names = [cstring(this.own(body, 0, portalEnd)), cstring(this.own(body, portalEnd + 1, statementEnd))]
      return frame('B', Buffer.concat([...names, body.subarray(statementEnd + 1)]))
    }
    if (type === 'D' || type === 'C') {
      const name = this.own(body, 1, body.indexOf(0, 1))
      if (type === 'C' && body[0] === 0x53) this.open.delete(name)
      return frame(type, Buffer.concat([body.subarray(0, 1), cstring(name)]))
    }
    if (type === 'E') {
      const end = body.indexOf(0)
      if (end === 0) return message
      return frame('E', Buffer.concat([cstring(this.own(body, 0, end)), body.subarray(end + 1)]))
    }
    return message
  }

  /** Messages that close what this connection still has open; empty when there is nothing. */
  closeAll(): Buffer[] {
    const messages = [...this.open].map((name) => frame('C', Buffer.concat([Buffer.from('S'), cstring(name)])))
    this.open.clear()
    return messages
  }

  private own(body: Buffer, start: number, end: number): string {
    return end > start ? this.prefix + body.toString('utf8', start, end) : ''
  }
}
