import { z } from 'zod'
import { instantText, reasonText, regionFilter } from './primitives.ts'
import { ROLES, TOKEN_SCOPES, USER_ROLES } from './words/access-words.ts'

/** Ten years. */
export const TOKEN_DAYS_AT_MOST = 3_650

/** Where somebody may look and act, each place with what lies below. */
const regions = z
  .array(regionFilter)
  .max(100)
  .describe('地区，含其下；空为不限 In these regions and below; none: everywhere')

const regionNames = z
  .array(z.string())
  .describe('地区的名称，次序相同 Names of the regions, in the same order')

export const user = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(USER_ROLES),
    regions,
    regionNames,
    createdAt: instantText,
    lockedAt: instantText.nullable(),
    secondFactor: z.boolean().optional().describe('Whether it has one; told in the list'),
    subject: z
      .string()
      .nullable()
      .optional()
      .describe(
        '绑定的统一身份认证用户标识；null 为未绑定 Whom the identity provider has to vouch for; told in the list',
      ),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof user>
export const userList = z.object({ items: z.array(user), nextCursor: z.null() })

export const newUser = z
  .strictObject({
    name: z.string().min(1).max(100),
    role: z.enum(USER_ROLES).default('operator'),
    regions: regions.default([]),
    reason: reasonText,
  })
  .meta({ id: 'NewUser' })
export type NewUser = z.input<typeof newUser>

export const userAccess = z
  .strictObject({
    role: z.enum(USER_ROLES).optional().describe('As it is when left out'),
    regions: regions.optional(),
    reason: reasonText,
  })
  .meta({ id: 'UserAccess' })
export type UserAccess = z.input<typeof userAccess>

/** Shown once, and only when it was made here: who gave it knows it. */
export const userPassword = z
  .object({ name: z.string(), password: z.string().optional() })
  .meta({ id: 'UserPassword' })
export const userWithPassword = user
  .extend({ password: z.string() })
  .meta({ id: 'UserWithPassword' })

export const newPassword = z
  .strictObject({
    password: z.string().min(1).max(1_000).optional().describe('Made by the server when left out'),
    reason: reasonText,
  })
  .meta({ id: 'NewPassword' })

export const ownPassword = z
  .strictObject({ current: z.string().min(1).max(1_000), password: z.string().min(1).max(1_000) })
  .meta({ id: 'OwnPassword' })

export const userIdentity = z
  .strictObject({
    subject: z
      .string()
      .min(1)
      .max(255)
      .describe('统一身份认证的用户标识 sub, as the provider tells it'),
    reason: reasonText,
  })
  .meta({ id: 'UserIdentity' })
export type UserIdentity = z.infer<typeof userIdentity>

export const accessReason = z.strictObject({ reason: reasonText })
export const userParams = z.object({ name: z.string().min(1).max(128) })

const scopes = z
  .array(z.enum(TOKEN_SCOPES))
  .min(1)
  .nullable()
  .describe(
    '用途，限定其角色所能：read 查看与导出，review 处置，cut 阻断，manage 其他修改；null 为不限 What it is made for, within its role; null: whatever the role may',
  )

export const token = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    regions,
    regionNames,
    scopes,
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    expired: z.boolean(),
  })
  .meta({ id: 'Token' })
export type Token = z.infer<typeof token>
export const tokenList = z.object({ items: z.array(token), nextCursor: z.null() })

export const newToken = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    role: z
      .enum(ROLES)
      .default('reader')
      .describe('reader: reads and exports, and changes nothing'),
    regions: regions.default([]),
    scopes: scopes.default(null),
    days: z.number().int().min(1).max(TOKEN_DAYS_AT_MOST).default(90).describe('How long it lasts'),
    reason: reasonText,
  })
  .meta({ id: 'NewToken' })
export type NewToken = z.input<typeof newToken>

/** Shown once. */
export const tokenSecret = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    regions,
    scopes,
    token: z.string(),
    expiresAt: instantText,
  })
  .meta({ id: 'TokenSecret' })
export type TokenSecret = z.infer<typeof tokenSecret>
