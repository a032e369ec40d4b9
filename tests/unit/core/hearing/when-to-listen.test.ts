import { describe, expect, it } from 'vitest'
import {
  fullBudget,
  LISTENINGS_A_MINUTE,
  takeListening,
} from '../../../../src/core/hearing/listening-budget.ts'
import {
  type LastSeen,
  type ListenQuestion,
  whenToListen,
} from '../../../../src/core/hearing/when-to-listen.ts'
import { UNSEEN_REASONS } from '../../../../src/core/patrol/unseen-reason.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'

const seen = (content: 'suspect' | 'unsure' | 'clean', letters = 200): LastSeen => ({
  kind: 'seen',
  content,
  letters,
})
const ask = (question: Partial<ListenQuestion> & Pick<ListenQuestion, 'seen'>) =>
  whenToListen({
    forbidden: true,
    watched: minutes(1),
    sinceListened: null,
    lot: 0.99,
    ...question,
  })

describe('which rooms are listened to', () => {
  it('those of a lesson, of doubt, or of little to read, in forbidden time only', () => {
    for (const [shows, reason] of [
      [seen('suspect'), 'suspect'],
      [seen('unsure'), 'unsure'],
      [seen('clean', 29), 'little-text'],
    ] as const) {
      expect(ask({ seen: shows })).toBe(reason)
      expect(ask({ seen: shows, forbidden: false })).toBeNull()
    }
    expect(ask({ seen: seen('clean', 30) })).toBeNull()
  })

  it('those without a picture that may have a voice, and no other unseen one', () => {
    const heard = UNSEEN_REASONS.filter(
      (reason) => ask({ seen: { kind: 'unseen', reason }, watched: seconds(0) }) !== null,
    )
    expect(heard).toEqual(['audio-only', 'black', 'frozen'])
    expect(ask({ seen: { kind: 'unseen', reason: 'audio-only' } })).toBe('voice-only')
  })

  it('by lot any other, rarely; nobody before the first picture', () => {
    expect(ask({ seen: seen('clean'), lot: 0 })).toBe('lot')
    expect(ask({ seen: seen('clean'), lot: 0.01 })).toBeNull()
    expect(ask({ seen: { kind: 'nothing-yet' }, lot: 0 })).toBeNull()
  })

  it('a picture speaks first, and nobody is listened to twice within a minute', () => {
    expect(ask({ seen: seen('suspect'), watched: seconds(19) })).toBeNull()
    expect(ask({ seen: seen('suspect'), sinceListened: seconds(59) })).toBeNull()
    expect(ask({ seen: seen('suspect'), sinceListened: seconds(60) })).toBe('suspect')
  })
})

describe('the turns of a worker', () => {
  it('come to an end, and come again with time', () => {
    const now = minutes(5)
    let budget = fullBudget(now)
    for (let i = 0; i < LISTENINGS_A_MINUTE; i += 1) {
      const taken = takeListening(budget, 'unsure', now)
      expect(taken.granted).toBe(true)
      budget = taken.budget
    }
    expect(takeListening(budget, 'unsure', now).granted).toBe(false)
    const later = seconds(5 * 60 + 1)
    expect(takeListening(budget, 'lot', later).granted).toBe(false)
    expect(takeListening(budget, 'unsure', later).granted).toBe(true)
    expect(takeListening(budget, 'lot', minutes(6)).granted).toBe(true)
  })
})
