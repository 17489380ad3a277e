import { frame, cstring, queryMessage, typeOf } from './messages.ts'

const LISTEN = /^\s*(un)?listen\s+("?)([\w*]+)\2\s*;?\s*$/i

/**
 * LISTEN belongs to the one session that all connections share, so who listens to what is kept here. An UNLISTEN must not
 * silence the others: it is turned into a LISTEN, which changes nothing.
 */
export class Channels<Listener> {
  private readonly listeners = new Map<string, Set<Listener>>()

  /** Notes a connection's LISTEN or UNLISTEN; gives the message to run in its place. */
  note(listener: Listener, message: Buffer): Buffer {
    const type = typeOf(message)
    if (message.length > 200 || (type !== 'Q' && type !== 'P')) return message
    const nameEnd = type === 'P' ? message.indexOf(0, 5) : 4
    const textEnd = message.indexOf(0, nameEnd + 1)
    const match = LISTEN.exec(message.toString('utf8', nameEnd + 1, textEnd))
    if (!match) return message
    const [, stop, quote, written] = match as unknown as [string, string | undefined, string, string]
    const channel = quote ? written : written.toLowerCase()
    if (!stop) {
      const set = this.listeners.get(channel) ?? new Set()
      this.listeners.set(channel, set.add(listener))
      return message
    }
    if (channel === '*') this.forget(listener)
    else this.listeners.get(channel)?.delete(listener)
    const harmless = channel === '*' ? 'select 1 where false' : `listen ${quote}${written}${quote}`
    if (type === 'Q') return queryMessage(harmless)
    return frame('P', Buffer.concat([message.subarray(5, nameEnd + 1), cstring(harmless), message.subarray(textEnd + 1)]))
  }

  /** @param notification A NotificationResponse: process id, channel, payload. */
  of(notification: Buffer): Iterable<Listener> {
    return this.listeners.get(notification.toString('utf8', 9, notification.indexOf(0, 9))) ?? []
  }

  forget(listener: Listener): void {
    for (const set of this.listeners.values()) set.delete(listener)
  }
}
