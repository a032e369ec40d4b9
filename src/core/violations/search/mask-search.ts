import { maskPersonal } from '../../registry/mask-personal.ts'

/** Numbers and accounts that reach somebody; a look for a room's group is a look for a person's number. */
const NUMBER = /[A-Za-z]*\d[\d\s-]{3,}\d/g
const KEPT = 2

const shortened = (found: string): string =>
  `${found.slice(0, KEPT)}${'*'.repeat(Math.max(3, found.length - KEPT))}`

/** Of a name that stands alone, no more than its first sign: nobody knows whether it is one. */
const nameLike = (part: string): string =>
  /^\p{Script=Han}{2,4}$/u.test(part) ? `${part.slice(0, 1)}${'*'.repeat(part.length - 1)}` : part

/** What somebody looked for, as the audit keeps it: enough to know it again, too little to reach or name a person. */
export const maskSearch = (asked: string): string =>
  maskPersonal(asked).replace(NUMBER, shortened).split(/\s+/).map(nameLike).join(' ')
