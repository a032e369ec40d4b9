import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Problem } from '../../contracts/problem.ts'
import { faultOfMeantShape, issueWords } from '../../contracts/words/issue-words.ts'
import { OutsideJurisdiction } from '../../core/access/outside-jurisdiction.ts'
import type { Fault } from '../../core/fault.ts'
import { storageAwayIn } from '../../core/storage-away.ts'
import type { Logger } from '../../ports/logger.ts'
import { FaultReply } from './fault-reply.ts'
import { FAULT_STATUS, FAULT_TITLES } from './fault-status.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
export const ERROR_PAGE_PATH = '/docs/errors.md'
const HIDDEN =
  '内部错误，已记录，请把编号告诉管理员。Something went wrong here; tell the administrator the number.'

const STORAGE_AWAY: Fault = {
  code: 'database-unreachable',
  message:
    '数据库暂时无法访问，巡查仍在继续，请稍后再试。The database is away for the moment; the patrol goes on, try again a little later.',
}

const OUTSIDE: Fault = {
  code: 'bad-request',
  message:
    '该地区不在您的管辖范围之内，什么也没有写入。The region lies outside those that you look after; nothing was written.',
  where: 'region',
}

export function problemOf(fault: Fault, requestId: string, status?: number): Problem {
  return {
    type: `${ERROR_PAGE_PATH}#${fault.code}`,
    title: FAULT_TITLES[fault.code],
    status: status ?? FAULT_STATUS[fault.code],
    detail: fault.message,
    code: fault.code,
    where: fault.where ?? null,
    requestId,
  }
}

/** `/a/b/0` → `a.b.0`, after the part of the request it is in; of names that nobody knows the first. */
function placeOf(error: FastifyError, meant: z.core.$ZodIssue): string {
  const first = error.validation?.[0]
  const path = (first?.instancePath ?? '').split('/').filter((part) => part !== '')
  const unknown = meant.code === 'unrecognized_keys' ? meant.keys.slice(0, 1) : []
  return [error.validationContext ?? 'request', ...path, ...meant.path, ...unknown].join('.')
}

/** The issue as the schema library wrote it: fastify keeps its parts under names of its own. */
function issueOf({ validation }: FastifyError): z.core.$ZodIssue {
  const { keyword: code = 'custom', message = '', params = {} } = validation?.[0] ?? {}
  return { ...params, code, message, path: [] } as unknown as z.core.$ZodIssue
}

function validationFault(error: FastifyError): Fault {
  const issue = issueOf(error)
  const meant = faultOfMeantShape(issue) ?? issue
  const where = placeOf(error, meant)
  const { zh, en } = issueWords(meant, where)
  return {
    code: 'bad-request',
    message: `${zh}。${en}.`,
    where,
  }
}

/** Trouble that fastify finds itself before a route runs: bad JSON, too large, wrong media type, too many. */
function transportFault(error: FastifyError): Fault | null {
  const status = error.statusCode ?? 500
  if (error.code === 'FST_ERR_HANDLER_TIMEOUT') {
    return {
      code: 'took-too-long',
      message:
        '服务器未在时限内完成，写入可能已经生效，请刷新查看。The server did not finish in time; a write may have been done, reload and look.',
    }
  }
  if (status < 400 || status >= 500) return null
  return {
    code: 'bad-request',
    message: `请求无法读取。The request cannot be read: ${error.message}`,
  }
}

function faultOf(error: FastifyError): { readonly fault: Fault; readonly status?: number } | null {
  if (error instanceof FaultReply) return { fault: error.fault }
  if (error instanceof OutsideJurisdiction) return { fault: OUTSIDE }
  if (hasZodFastifySchemaValidationErrors(error)) return { fault: validationFault(error) }
  if (storageAwayIn(error) !== null) return { fault: STORAGE_AWAY }
  const fault = transportFault(error)
  return fault && { fault, status: error.statusCode ?? 400 }
}

/** 5xx text stays here; the caller gets a number that names it in the log. */
export function installErrorHandler(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const known = faultOf(error)
    if (known === null) {
      const fields = {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }
      logger.error({ ...fields, error: error.stack ?? error.message }, 'request failed')
    }
    const fault: Fault = known?.fault ?? { code: 'internal', message: HIDDEN }
    const problem = problemOf(fault, request.id, known?.status)
    return reply.code(problem.status).type(PROBLEM_TYPE).send(problem)
  })
}
