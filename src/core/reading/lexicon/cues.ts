/**
 * What a teaching word speaks for: one of the guide's other three dimensions (docs/rules.md §2.2), an exercise on the
 * screen, or a stage, whatever the subject.
 */
export const CUES = [
  'manner',
  'purpose',
  'evaluation',
  'exercise',
  'preschool',
  'primary',
  'junior',
  'senior',
] as const
export type Cue = (typeof CUES)[number]
