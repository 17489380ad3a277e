import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/** What took long to work out, in files, for a start after this one too. Each rests on a ground; only those of the ground as it was last are kept. */
export class KeptFiles {
  private readonly home: string
  private cleared = ''

  constructor(home: string) {
    this.home = home
  }

  /** Undefined where there are none, or not whole. */
  async find(ground: string, name: string): Promise<Uint8Array | undefined> {
    return readFile(join(this.home, ground, name))
      .then(unpack)
      .catch(() => undefined)
  }

  /** @throws Error when the disk takes no more */
  async keep(ground: string, name: string, bytes: Uint8Array): Promise<void> {
    if (this.cleared !== ground) await this.clearFor(ground)
    const path = join(this.home, ground, name)
    await writeFile(`${path}.draft`, await pack(bytes, { level: 1 }), { mode: 0o600 })
    await rename(`${path}.draft`, path)
  }

  private async clearFor(ground: string): Promise<void> {
    await mkdir(join(this.home, ground), { recursive: true, mode: 0o700 })
    for (const name of await readdir(this.home)) if (name !== ground) await rm(join(this.home, name), { recursive: true, force: true })
    this.cleared = ground
  }
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) => new Uint8Array(buffer, byteOffset, byteLength)
