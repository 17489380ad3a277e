/** Vitest's set-up of the journeys: one product on a small county for all of them; its start is part of the first journey. */
import type { TestProject } from 'vitest/node'
import { startProduct } from './product.testing.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    productUrl: string
  }
}

/** A hundredth of the county's people and houses, on the whole relief. */
const SCALE = 0.01

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct(SCALE)
  project.provide('productUrl', product.url)
  return product.stop
}
