import { createServer, type AddressInfo, type Server } from 'node:net'
import { Channels } from './channels.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import type { Shared } from './session.ts'

export interface WireServer {
  readonly port: number
  /** A NotificationResponse of the engine: goes to whoever listens. */
  notify(message: Buffer): void
  /** Drops every client and listens no more. */
  close(): Promise<void>
}

/**
 * Serves one engine to many PostgreSQL clients on a loopback port chosen by the system, with a clear-text password (it never
 * leaves the machine). State of a session (SET, temporary tables, advisory locks) is shared by all: keep to transactions.
 */
export async function serve(shared: Shared & { password: string }): Promise<WireServer> {
  const connections = new Set<Connection>()
  const channels = new Channels<Connection>()
  const options: ConnectionOptions = { ...shared, channels }
  let lastId = 0
  const server = createServer((socket) => {
    const connection = new Connection(++lastId, socket, options)
    connections.add(connection)
    socket.on('close', () => connections.delete(connection))
  })
  await listen(server)
  return {
    port: (server.address() as AddressInfo).port,
    notify(message) {
      for (const connection of channels.of(message)) connection.notify(message)
    },
    close() {
      for (const connection of connections) connection.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
}
