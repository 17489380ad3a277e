import { z } from 'zod'
import { defineRoute } from './route.ts'

export const getOpenApi = defineRoute({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'This description of the API, OpenAPI 3.1',
  reply: z.record(z.string(), z.unknown()),
  public: true,
})

export const getDocs = defineRoute({
  method: 'GET',
  path: '/api/docs',
  summary: 'The same as a page to read',
  reply: z.string(),
  public: true,
  contentType: 'text/html',
})
