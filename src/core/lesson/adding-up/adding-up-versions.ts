import { minutes } from '../../time/duration.ts'
import { LONGEST_PAUSE } from '../longest-pause.ts'
import type { AddingUp } from './adding-up.ts'

/** One bar over the last twelve screens and the last six; nobody was called for what leans. */
const MEAN_1: AddingUp = {
  version: 'mean-1',
  pause: LONGEST_PAUSE,
  screens: {
    clip: 4,
    most: 2.5,
    least: -3,
    kept: 12,
    longestText: 1_000,
    same: 0.7,
    common: 0.3,
    halfLife: minutes(15),
    even: 2,
    stands: minutes(1),
    noDoubt: 3.5,
  },
  opens: 0.6,
  stretches: [
    { latest: 12, least: 0, opens: 0.6 },
    { latest: 6, least: 0, opens: 0.6 },
  ],
  independent: 1.4,
  contrary: { screens: 4, score: 0.2 },
  leaning: { from: 0.25, alone: 0.25, lead: null, over: 0 },
  // It read no prior: looks of its time carry none.
  prior: { most: 0, licensed: 0, courseNow: 0, titleShare: 0, titleMost: 0 },
  activity: {
    lesson: 0.6,
    wordless: minutes(1),
    slide: minutes(10),
    strongPhrase: 6,
    oneIn: 8,
  },
  covered: { teach: 3, kept: 4, longestText: 2_000, together: minutes(5) },
  segments: { clockSeconds: 2, sampled: minutes(1) },
}

/**
 * Three stretches: all of them, once there are many, for what speaks softly and long; the latest few, for a lesson after
 * something else; and three of which each is clear, for one that has just begun (docs/decisions/0142). What leans calls
 * a person (0140), and what is registered counts a little (0141).
 */
const MEAN_2: AddingUp = {
  ...MEAN_1,
  version: 'mean-2',
  opens: 0.63,
  stretches: [
    { latest: 12, least: 9, opens: 0.5 },
    { latest: 6, least: 0, opens: 0.63 },
    { latest: 3, least: 3, opens: 1.3 },
  ],
  leaning: { from: 0.2, alone: 0.2, lead: minutes(5), over: 0 },
  prior: { most: 1, licensed: 0.4, courseNow: 0.6, titleShare: 0.5, titleMost: 0.5 },
}

/** One screen alone leans only where it says much. */
const MEAN_3: AddingUp = {
  ...MEAN_2,
  version: 'mean-3',
  leaning: { ...MEAN_2.leaning, alone: 0.5 },
}

/** Lower bars, fixed anew on three models joined (docs/decisions/0154); courses of grown-ups (0155). */
const MEAN_4: AddingUp = {
  ...MEAN_3,
  version: 'mean-4',
  opens: 0.55,
  stretches: [
    { latest: 12, least: 9, opens: 0.4 },
    { latest: 6, least: 0, opens: 0.55 },
    { latest: 3, least: 3, opens: 1.2 },
  ],
  grownUps: { most: 0.3, share: 0.25 },
}

/** What stands on every screen is told from what it shows (docs/decisions/0150); one topic opens, too (0185). */
const MEAN_5: AddingUp = {
  ...MEAN_4,
  version: 'mean-5',
  topics: [
    { latest: 12, least: 6, opens: 0.2, clip: 4, even: 1, mean: 0.1 },
    { latest: 6, least: 6, opens: 0.6, clip: 4, even: 1, mean: 0.1 },
  ],
  grownUps: { most: 0.3, share: 0.25, foreignProse: 0.6 },
  activity: { ...MEAN_4.activity, topic: 0.5 },
  boilerplate: {
    screens: 3,
    kept: 6,
    same: 0.8,
    comparisons: 2_000,
    rests: 0.5,
    least: 6,
    most: 200,
    longest: 4_000,
    longestLine: 120,
  },
}

/** A cover of a few words says little against the lesson after it (docs/decisions/0187). */
const MEAN_6: AddingUp = {
  ...MEAN_5,
  version: 'mean-6',
  supporting: true,
  screens: {
    ...MEAN_5.screens,
    short: { characters: 12, least: -1 },
  },
}

/** What a watch adds up by. Its numbers are ours (docs/rules.md §7), fixed as docs/detection.md says. */
export const PRESENT_ADDING_UP: AddingUp = MEAN_6

/** Every rule of a release of this program that numbers alone can tell, the oldest first. Only ever added to. */
export const ADDING_UP_VERSIONS: readonly AddingUp[] = [
  MEAN_1,
  MEAN_2,
  MEAN_3,
  MEAN_4,
  MEAN_5,
  MEAN_6,
]
