import { describe, expect, it } from 'vitest'
import {
  ACTS_OF_ROLES,
  ROLES,
  USER_ROLES,
  WHOLE_ONLY_ACTS,
  TOKEN_SCOPES as WIRE_SCOPES,
} from '../../../../src/contracts/words/access-words.ts'
import { jurisdictionOf, WHOLE_JURISDICTION } from '../../../../src/core/access/jurisdiction.ts'
import {
  ACCOUNT_ROLES,
  type Act,
  actsOf,
  type CallerRole,
  mayDo,
  whyNot,
} from '../../../../src/core/access/rights.ts'
import { TOKEN_SCOPES, type TokenScope } from '../../../../src/core/access/token-scopes.ts'

const everywhere = (role: CallerRole) => ({ role, jurisdiction: WHOLE_JURISDICTION })
const rolesWith = (act: Act) => ACCOUNT_ROLES.filter((role) => mayDo(role, act))

describe('what a role may do', () => {
  it.each<[Act, number]>([
    ['read', 5],
    ['export', 4],
    ['packages', 4],
    ['decide', 3],
    ['cut', 3],
    ['undo-others', 2],
    ['sweeps', 2],
    ['channels', 2],
    ['registry', 1],
    ['accounts', 1],
  ])('%s is for the %i highest roles', (act, count) => {
    expect(rolesWith(act)).toEqual(ACCOUNT_ROLES.slice(0, count))
  })

  it('a role may whatever a lower one may', () => {
    for (const [place, role] of ACCOUNT_ROLES.slice(1).entries()) {
      const higher = actsOf(everywhere(ACCOUNT_ROLES[place] ?? 'administrator'))
      expect(higher).toEqual(expect.arrayContaining([...actsOf(everywhere(role))]))
    }
  })

  it('a read-only token reads and exports as before, and changes nothing', () => {
    expect(actsOf(everywhere('reader'))).toEqual(['self', 'read', 'export'])
  })

  it('says which role it takes, and which one is not enough', () => {
    expect(whyNot(everywhere('analyst'), 'cut')).toMatch(/^分析员不能下令阻断，需要值守员或以上/)
    expect(whyNot(everywhere('operator'), 'cut')).toBeNull()
  })

  it('what holds for every region is not for somebody of one city', () => {
    const ofCity = { role: 'administrator', jurisdiction: jurisdictionOf(['4401']) } as const
    expect(whyNot(ofCity, 'judgement')).toMatch(/须由不限地区的账号进行/)
    expect(whyNot(ofCity, 'registry')).toBeNull()
  })
})

describe('what a token may do', () => {
  it.each<[TokenScope, Act, Act]>([
    ['read', 'export', 'decide'],
    ['review', 'decide', 'cut'],
    ['cut', 'cut', 'registry'],
    ['manage', 'registry', 'read'],
  ])('a token made for %s alone may %s, and not %s', (scope, may, mayNot) => {
    const token = { ...everywhere('administrator'), scopes: [scope] }
    expect(whyNot(token, may)).toBeNull()
    expect(whyNot(token, mayNot)).toMatch(/^该令牌的用途不含 /)
  })

  it('no token makes accounts or tokens, which could do more than it and outlive it', () => {
    for (const scopes of [null, TOKEN_SCOPES]) {
      const token = { ...everywhere('administrator'), kind: 'token', scopes } as const
      expect(whyNot(token, 'accounts')).toMatch(/^令牌不能管理账号与令牌/)
      expect(actsOf(token)).not.toContain('accounts')
    }
    expect(whyNot({ ...everywhere('administrator'), kind: 'cookie' }, 'accounts')).toBeNull()
  })

  it('a scope gives nothing that the role has not', () => {
    expect(whyNot({ ...everywhere('analyst'), scopes: ['cut'] }, 'cut')).toMatch(/^分析员不能/)
  })

  it('the words on the wire are those of the table', () => {
    expect([...USER_ROLES].toReversed()).toEqual([...ACCOUNT_ROLES])
    expect(WIRE_SCOPES).toEqual(TOKEN_SCOPES)
    expect(ROLES).toEqual(['reader', ...USER_ROLES])
    for (const role of ROLES) {
      expect([...ACTS_OF_ROLES[role]].toSorted()).toEqual([...actsOf(everywhere(role))].toSorted())
    }
    const ofCity = { role: 'administrator', jurisdiction: jurisdictionOf(['4401']) } as const
    expect(actsOf(ofCity)).toEqual(
      actsOf(everywhere('administrator')).filter(
        (act) => !WHOLE_ONLY_ACTS.some((one) => one === act),
      ),
    )
  })
})
