import type { Classification } from '../../src/core/detection/classification.ts'

/** A classification as a lesson's slide gives it; say what differs. */
export function classification(differing: Partial<Classification> = {}): Classification {
  return {
    label: 'subject',
    score: 0.92,
    subjects: [{ code: 'MAT', score: 0.92 }],
    stage: 'junior',
    dimensions: { purpose: 0, content: 0.8, manner: 0.6, evaluation: 0 },
    evidence: [{ term: '一元二次方程', dimension: 'content', start: 0, end: 6, weight: 1 }],
    modelVersion: 'test 1',
    ...differing,
  }
}
