const REGIONS = ['440100', '440300', '440500', '440600', '440307', '110000', '310000', '330100']
const ACTORS = ['licensed-online-subject', 'licensed-online-subject', 'unlicensed', 'school']
const STAGES = ['compulsory', 'compulsory', 'senior-high', 'preschool', 'adult']
const CONTENTS = ['subject', 'subject', 'non-subject']
const FROM = Date.UTC(2022, 0, 1)
const TO = Date.UTC(2027, 11, 31)

/** A small generator with a fixed seed (Park and Miller): every run judges the same sessions. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Sessions of 2022–2027 as `judge --jsonl` takes them, ten minutes to an hour and forty long. */
export function* madeSessions(count: number) {
  const random = randomNumbers(20_261_122)
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  for (let id = 0; id < count; id += 1) {
    const start = FROM + Math.floor((random() * (TO - FROM)) / 1_000) * 1_000
    const length = 600 + Math.floor(random() * 5_400)
    yield {
      id: String(id),
      start: new Date(start).toISOString(),
      end: new Date(start + length * 1_000).toISOString(),
      region: pick(REGIONS),
      actor: pick(ACTORS),
      stage: pick(STAGES),
      content: pick(CONTENTS),
    }
  }
}
