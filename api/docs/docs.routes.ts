import { getDocs, getOpenApi } from '../contract/docs.ts'
import { PROBLEMS } from '../errors.ts'
import { open, type Endpoint } from '../http/endpoint.ts'
import { docsPage } from './docs_page.ts'
import { openApiDocument } from './openapi.ts'

/** The description of all other endpoints, and of these two. */
export function docsEndpoints(others: readonly Endpoint[]): Endpoint[] {
  const routes = [...others.map(({ route }) => route), getOpenApi, getDocs]
  const document = openApiDocument(routes)
  const codes = Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title: title.zh }))
  return [open(getOpenApi, async () => ({ ...document })), open(getDocs, async () => docsPage(document, codes))]
}
