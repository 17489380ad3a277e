import { timingSafeEqual } from 'node:crypto'
import { cstring, errorMessage, frame, ProtocolError, typeOf } from './messages.ts'

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
const PROTOCOL_3 = 3

/** What a message of the handshake is answered with. */
export interface HandshakeAnswer {
  reply: Buffer
  /** The client is in, or out; undefined while it goes on. */
  outcome?: 'admitted' | 'refused'
}

/** A client's first message: whether it may encrypt (no: it never leaves the machine), cancel (no), or sign in. */
export function answerStartup(message: Buffer): HandshakeAnswer & { asksPassword: boolean } {
  const code = message.readInt32BE(4)
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { reply: Buffer.from('N'), asksPassword: false }
  if (code === CANCEL_REQUEST) return { reply: Buffer.alloc(0), outcome: 'refused', asksPassword: false }
  if (code >> 16 !== PROTOCOL_3) throw new ProtocolError(`protocol ${code >> 16} is not spoken here`)
  return { reply: frame('R', Buffer.from([0, 0, 0, 3])), asksPassword: true }
}

/** @param greeting What the engine says to a new client, from AuthenticationOk to ReadyForQuery. */
export function answerPassword(message: Buffer, password: string, greeting: Buffer): HandshakeAnswer {
  const expected = cstring(password)
  const given = message.subarray(5)
  if (typeOf(message) === 'p' && given.length === expected.length && timingSafeEqual(given, expected))
    return { reply: greeting, outcome: 'admitted' }
  return { reply: errorMessage('FATAL', '28P01', 'password authentication failed'), outcome: 'refused' }
}
