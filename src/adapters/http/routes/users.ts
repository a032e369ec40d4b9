import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  accessReason,
  newPassword,
  newUser,
  user,
  userAccess,
  userIdentity,
  userList,
  userParams,
  userPassword,
  userWithPassword,
} from '../../../contracts/access.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { Account } from '../../../ports/records/access/access-records.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { regionNames } from '../present/region-names.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const ACCOUNTS = { access: 'accounts' } as const
const SECRET = { access: 'accounts', secretAnswer: true } as const

const wire = ({ id, name, role, regions, createdAt, lockedAt }: Account): z.infer<typeof user> => ({
  id,
  name,
  role,
  regions: [...regions],
  regionNames: regionNames(regions),
  createdAt: formatInstant(createdAt),
  lockedAt: lockedAt === null ? null : formatInstant(lockedAt),
})

type Accounts = Pick<HttpDependencies, 'accounts'>

type OfUser = {
  readonly params: { readonly name: string }
  readonly body: { readonly reason: string }
}

/** Whom it is about, who commands it and where he may, and why. */
function commandOf(request: FastifyRequest & OfUser) {
  const { who, jurisdiction } = callerOf(request)
  return { name: request.params.name, who, jurisdiction, why: request.body.reason }
}

function lockRoutes(app: ZodApp, { accounts }: Accounts): void {
  for (const [verb, operationId, change, summary] of [
    [
      'lock',
      'lockUser',
      accounts.lock,
      '锁定账号并结束其会话 Lock an account and end its sessions',
    ],
    ['unlock', 'unlockUser', accounts.unlock, '解除锁定 Unlock an account'],
  ] as const) {
    app.post(`/users/:name/${verb}`, {
      config: ACCOUNTS,
      schema: {
        operationId,
        tags: ['access'],
        summary,
        params: userParams,
        body: accessReason,
        response: { 200: user, ...PROBLEMS },
      },
      handler: async (request) => wire(orRefuse(await change(commandOf(request)))),
    })
  }
}

function accessRoute(app: ZodApp, { accounts }: Accounts): void {
  app.put('/users/:name/access', {
    config: ACCOUNTS,
    schema: {
      operationId: 'changeUserAccess',
      tags: ['access'],
      summary: '修改角色与地区，立即生效 Change role and regions; holds at once',
      params: userParams,
      body: userAccess,
      response: { 200: user, ...PROBLEMS },
    },
    handler: async (request) => {
      const { role, regions } = request.body
      const wanted = {
        ...(role === undefined ? {} : { role }),
        ...(regions === undefined ? {} : { regions }),
      }
      return wire(orRefuse(await accounts.changeAccess({ ...commandOf(request), ...wanted })))
    },
  })
}

function secondFactorRoute(app: ZodApp, { accounts }: Accounts): void {
  app.post('/users/:name/second-factor/reset', {
    config: ACCOUNTS,
    schema: {
      operationId: 'resetSecondFactor',
      tags: ['access'],
      summary:
        '重设两步验证并结束其会话 Take the second factor away and end the sessions, for who lost phone and recovery codes',
      params: userParams,
      body: accessReason,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await accounts.resetSecondFactor(commandOf(request)))
      return reply.code(204).send(null)
    },
  })
}

/** Whom the identity provider has to vouch for. */
function identityRoutes(app: ZodApp, { accounts }: Accounts): void {
  app.put('/users/:name/identity', {
    config: ACCOUNTS,
    schema: {
      operationId: 'bindUserIdentity',
      tags: ['access'],
      summary:
        '绑定统一身份认证的用户；其会话结束，密码作废 Bind a person of the identity provider; sessions end, and the password opens nothing any more',
      params: userParams,
      body: userIdentity,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { subject } = request.body
      orRefuse(await accounts.bindIdentity({ ...commandOf(request), subject }))
      return reply.code(204).send(null)
    },
  })

  app.delete('/users/:name/identity', {
    config: ACCOUNTS,
    schema: {
      operationId: 'unbindUserIdentity',
      tags: ['access'],
      summary:
        '解除绑定；须另设密码方可登录 Unbind; a password has to be set before anybody signs in by the account',
      params: userParams,
      body: accessReason,
      response: { 204: z.null(), ...PROBLEMS },
    },
    handler: async (request, reply) => {
      orRefuse(await accounts.unbindIdentity(commandOf(request)))
      return reply.code(204).send(null)
    },
  })
}

/** Accounts of people. */
export function userRoutes(app: ZodApp, deps: Accounts): void {
  const { accounts } = deps
  app.get('/users', {
    config: ACCOUNTS,
    schema: {
      operationId: 'listUsers',
      tags: ['access'],
      summary: '账号 Accounts',
      response: { 200: userList, ...PROBLEMS },
    },
    handler: async (request) => {
      const withFactor = await accounts.withSecondFactor()
      const listed = await accounts.list(callerOf(request).jurisdiction)
      const subjects = new Map(
        (await accounts.identities()).map(({ accountId, subject }) => [accountId, subject]),
      )
      const items = listed.map((one) => ({
        ...wire(one),
        secondFactor: withFactor.has(one.id),
        subject: subjects.get(one.id) ?? null,
      }))
      return { items, nextCursor: null }
    },
  })

  app.post('/users', {
    config: SECRET,
    schema: {
      operationId: 'createUser',
      tags: ['access'],
      summary: '新建账号，密码只显示一次 Add an account; its password is shown once',
      body: newUser,
      response: { 201: userWithPassword, ...PROBLEMS },
    },
    handler: async (request, reply) => {
      const { reason, ...given } = request.body
      const { who, jurisdiction } = callerOf(request)
      const command = { ...given, who, jurisdiction, why: reason }
      const made = orRefuse(await accounts.create(command))
      return reply.code(201).send({ ...wire(made.account), password: made.password })
    },
  })

  app.post('/users/:name/password', {
    config: SECRET,
    schema: {
      operationId: 'setUserPassword',
      tags: ['access'],
      summary: '重设密码并结束其会话 Set a password anew and end the sessions',
      params: userParams,
      body: newPassword,
      response: { 200: userPassword, ...PROBLEMS },
    },
    handler: async (request) => {
      const { name } = request.params
      const { password } = request.body
      const given = password === undefined ? {} : { password }
      const changed = orRefuse(await accounts.changePassword({ ...commandOf(request), ...given }))
      return password === undefined ? { name, password: changed.password } : { name }
    },
  })
  accessRoute(app, deps)
  secondFactorRoute(app, deps)
  identityRoutes(app, deps)
  lockRoutes(app, deps)
}
