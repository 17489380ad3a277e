import { z } from 'zod'
import { AreaCode } from './areas.ts'
import { defineRoute } from './route.ts'

export const Role = z.enum(['leader', 'planner', 'admin', 'department', 'township', 'village', 'school'])
export const Session = z.object({
  account: z.string(),
  title: z.string(),
  unit: z.string(),
  role: Role,
  scope: z.object({ code: AreaCode, name: z.string(), level: z.enum(['county', 'township', 'village']) }),
  seesPeople: z.boolean(),
  demo: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const signIn = defineRoute({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs in; sets an HttpOnly cookie',
  body: z.object({ account: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
  reply: Session,
  public: true,
})
export const getSession = defineRoute({ method: 'GET', path: '/api/session', summary: 'Who is signed in', reply: Session })
export const signOut = defineRoute({ method: 'DELETE', path: '/api/session', summary: 'Signs out', reply: z.object({}) })

/** What the sign-in page may know before anybody signed in. */
export const Welcome = z.object({
  county: z.object({ code: AreaCode, name: z.string() }).nullable(),
  demo: z.boolean(),
  demoPassword: z.string().optional(),
  demoAccounts: z.array(z.object({ account: z.string(), title: z.string(), role: Role })),
  tiandituToken: z.string().optional(),
})
export type Welcome = z.infer<typeof Welcome>

export const getWelcome = defineRoute({
  method: 'GET',
  path: '/api/welcome',
  summary: 'County and, in demo mode, accounts to pick',
  reply: Welcome,
  public: true,
})
