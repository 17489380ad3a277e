/** What everyone outside this folder sees of the database: one scoped `sql` inside one transaction. */
export interface Sql {
  /** Runs one statement with bound parameters ($1 …) and gives its rows. */
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** The first row, or undefined. */
  row<Row>(text: string, values?: readonly unknown[]): Promise<Row | undefined>
  /** Number of rows a statement touched. */
  run(text: string, values?: readonly unknown[]): Promise<number>
  /** `COPY … FROM STDIN`: chunks of text or bytes as the statement's format wants them; gives rows stored. */
  copyIn(text: string, chunks: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): Promise<number>
  /** `COPY … TO STDOUT`, as it comes. */
  copyOut(text: string): AsyncIterable<Buffer>
  /** Reads a large answer by a server-side cursor, `batch` rows at a time. */
  batches<Row>(text: string, values: readonly unknown[], batch: number): AsyncIterable<Row[]>
}

/** What the signed-in account may see; becomes transaction settings that the row-level policies read. */
export interface Scope {
  /** Area code: its whole subtree is in scope. */
  readonly area: string
  readonly datasets: readonly number[]
  readonly people: boolean
  /** Whose transaction it is: what an account keeps for itself, nobody else sees. */
  readonly account?: number
}

export interface Database {
  readonly engine: 'embedded' | 'server'
  /** A transaction as the application role under a scope: the only way a request reads. */
  scoped<T>(scope: Scope, work: (sql: Sql) => Promise<T>): Promise<T>
  /** A transaction as the owner, past row-level security: sign-in, migrations, loaders, bakers, rules. Never with a reader's input as scope. */
  system<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /**
   * LISTEN on its own connection, kept through reconnects; the returned function stops it.
   * @param missed Called after a reconnect: notifications may have been lost meanwhile.
   */
  listen(channel: string, hear: (payload: string) => void, missed?: () => void): Promise<() => Promise<void>>
  end(): Promise<void>
}
