interface View {
  byteOffset: number
  byteLength: number
}

interface HouseDocument {
  bufferViews: View[]
  extensions: {
    EXT_structural_metadata: {
      propertyTables: [{ count: number; properties: Record<string, { values: number; stringOffsets?: number }> }]
      schema: { classes: { house: { properties: { height: { scale: number } } } } }
    }
  }
}

export interface HouseFeature {
  houseId: number
  height: number
  village: string
}

/** What a tile of houses says of each, as a viewer reads it. */
export function readGlb(glb: Buffer): { document: HouseDocument; houses: HouseFeature[] } {
  const jsonLength = glb.readUInt32LE(12)
  const document = JSON.parse(glb.subarray(20, 20 + jsonLength).toString()) as HouseDocument
  const binary = glb.subarray(20 + jsonLength + 8)
  const view = (index: number) => {
    const { byteOffset, byteLength } = document.bufferViews[index]!
    return binary.subarray(byteOffset, byteOffset + byteLength)
  }
  const metadata = document.extensions.EXT_structural_metadata
  const [{ count, properties }] = metadata.propertyTables
  const { scale } = metadata.schema.classes.house.properties.height
  const readers: Record<string, (row: number) => number | string> = {
    houseId: (row) => view(properties['houseId']!.values).readUInt32LE(4 * row),
    height: (row) => (view(properties['height']!.values).readUInt16LE(2 * row) / 65535) * scale,
    village: (row) => {
      const offsets = view(properties['village']!.stringOffsets!)
      return view(properties['village']!.values).toString('utf8', offsets.readUInt16LE(2 * row), offsets.readUInt16LE(2 * row + 2))
    },
  }
  const houses = Array.from(
    { length: count },
    (_, row) => Object.fromEntries(Object.keys(properties).map((name) => [name, readers[name]!(row)])) as unknown as HouseFeature,
  )
  return { document, houses }
}
