import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Channels } from './channels.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { cstring } from './messages.ts'
import { Turns } from './turns.ts'

/** What a client says first: length, version 3.0, its settings. */
function startup(): Buffer {
  const settings = Buffer.concat([cstring('user'), cstring('postgres'), Buffer.from([0])])
  const message = Buffer.alloc(8 + settings.length)
  message.writeInt32BE(message.length, 0)
  message.writeInt32BE(196608, 4)
  settings.copy(message, 8)
  return message
}

test.each([1, 2, 3, 7])('a message is answered that a socket gives at once in pieces of %i bytes', async (size) => {
  const answers: Buffer[] = []
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      answers.push(chunk)
      done()
    },
  })
  // Until a startup is answered a connection has nothing to do with an engine.
  const connection = new Connection(
    1,
    Object.assign(socket, { setNoDelay() {} }) as unknown as Socket,
    { channels: new Channels(), turns: new Turns() } as unknown as ConnectionOptions,
  )
  const message = startup()
  // What waits in a stream that begins to flow comes in one go, nothing in between: so does what waited in a paused one.
  for (let at = 0; at < message.length; at += size) socket.push(message.subarray(at, at + size))
  await setImmediate()
  // AuthenticationCleartextPassword
  expect(Buffer.concat(answers).toString('latin1')).toBe('R\0\0\0\x08\0\0\0\x03')
  connection.destroy()
})
