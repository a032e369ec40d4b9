import type { z } from 'zod'
import {
  accessReason,
  newPassword,
  newUser,
  user,
  userList,
  userParams,
  userPassword,
  userWithPassword,
} from '../../../contracts/access.ts'
import { formatInstant } from '../../../core/time/instant.ts'
import type { Account } from '../../../ports/records/access-records.ts'
import { callerOf } from '../access.ts'
import type { HttpDependencies } from '../dependencies.ts'
import { orRefuse } from '../fault-reply.ts'
import { PROBLEMS, type ZodApp } from './route-kit.ts'

const ADMINISTRATOR = { access: 'administrator' } as const
const SECRET = { access: 'administrator', secretAnswer: true } as const

const wire = ({ id, name, role, createdAt, lockedAt }: Account): z.infer<typeof user> => ({
  id,
  name,
  role,
  createdAt: formatInstant(createdAt),
  lockedAt: lockedAt === null ? null : formatInstant(lockedAt),
})

type Accounts = Pick<HttpDependencies, 'accounts'>

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
      config: ADMINISTRATOR,
      schema: {
        operationId,
        tags: ['access'],
        summary,
        params: userParams,
        body: accessReason,
        response: { 200: user, ...PROBLEMS },
      },
      handler: async (request) => {
        const { who } = callerOf(request)
        const command = { name: request.params.name, who, why: request.body.reason }
        return wire(orRefuse(await change(command)))
      },
    })
  }
}

/** Accounts of people. */
export function userRoutes(app: ZodApp, deps: Accounts): void {
  const { accounts } = deps
  app.get('/users', {
    config: ADMINISTRATOR,
    schema: {
      operationId: 'listUsers',
      tags: ['access'],
      summary: '账号 Accounts',
      response: { 200: userList, ...PROBLEMS },
    },
    handler: async () => ({ items: (await accounts.list()).map(wire), nextCursor: null }),
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
      const { name, role, reason } = request.body
      const command = { name, role, who: callerOf(request).who, why: reason }
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
      const { reason, password } = request.body
      const given = password === undefined ? {} : { password }
      const command = { name, ...given, who: callerOf(request).who, why: reason }
      const changed = orRefuse(await accounts.changePassword(command))
      return password === undefined ? { name, password: changed.password } : { name }
    },
  })
  lockRoutes(app, deps)
}
