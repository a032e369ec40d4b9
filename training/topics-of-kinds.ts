import { SCHOOL_STAGES } from '../src/core/reading/lexicon/lexicon-term.ts'
import { SUBJECTS, type Subject } from '../src/core/reading/subject.ts'

/** Taught in the primary years, too. */
const FROM_PRIMARY: readonly Subject[] = ['CHN', 'MAT', 'ENG', 'POL']

/** Lessons by subject and stage. */
export const LESSON_TOPICS: readonly string[] = SUBJECTS.flatMap((subject) =>
  SCHOOL_STAGES.filter((stage) => stage !== 'primary' || FROM_PRIMARY.includes(subject)).map(
    (stage) => `${subject} ${stage}`,
  ),
)

/** What else is on air, and how the kinds of texts and screens name it; the first that fits. */
const OTHER_TOPICS: readonly (readonly [name: string, kinds: RegExp])[] = [
  ['programming for children', /kids_(?:programming|it)|scratch|children.*program|coding/i],
  ['civil service', /civil|public-service|adult examinations/i],
  ['politics', /politics_theory|marxist|security_study/i],
  ['news', /news|headline|broadcast/i],
  ['law', /law|juris|crime|constitutional|legal/i],
  [
    'business',
    /financ|account|econom|management|marketing|business|actuarial|public_relations|stock|realty|house/i,
  ],
  [
    'medicine',
    /medic|clinic|anatom|pharma|surg|stomat|physiolog|immun|virol|nutri|health|biochem|sexual/i,
  ],
  [
    'university mathematics',
    /university[-_]math|probability theory|linear algebra|advanced mathematics|college_mathematics|medical_statistics|machine_learning/i,
  ],
  [
    'university science',
    /genetics|engineering|agronomy|university|food_science|electrical|construction|lectur/i,
  ],
  ['computing', /program|software|computer|comput|tech_|algorithm|operating|data structures|code/i],
  ['teaching profession', /kaoyan_education|pedagog|education|teaching|teacher|parent/i],
  ['human sciences', /psycholog|sociolog|philos|religion|journal|human|encyclopedia|culture/i],
  ['talk', /chat|sms|dialog|danmaku|assistant|talk|turns/i],
  ['selling', /ad$|_ad|ecommerce|sell|sales|review|title|epos|shop|advert|apps/i],
  ['daily life', /cook|travel|food|life|driv|hobb|sport|fitness|wiring|trade|school life|craft/i],
  ['stories', /stor|novel|prose|fairy|classical/i],
  ['English of grown-ups', /english/i],
  ['arts', /art|music|film|dance|paint|draw|museum/i],
  ['research', /abstract|research|science for show|popular science/i],
  ['games', /game|entertain/i],
]

export const TOPICS: readonly string[] = [...LESSON_TOPICS, ...OTHER_TOPICS.map(([name]) => name)]

const SUBJECT_WORDS: readonly (readonly [string, Subject])[] = [
  ['math', 'MAT'],
  ['chinese', 'CHN'],
  ['english', 'ENG'],
  ['physics', 'PHY'],
  ['chemistry', 'CHE'],
  ['biology', 'BIO'],
  ['history', 'HIS'],
  ['geography', 'GEO'],
  ['politics', 'POL'],
]

/**
 * The topics, as places in `TOPICS`, of which a text of this kind may be: `CHE senior` or `senior_chemistry` is one; a
 * kind that names no subject or no field leaves open which, and the model shares it out by itself.
 */
export function topicsOfKind(kind: string, label: 0 | 1): readonly number[] {
  if (label === 0) {
    const at = OTHER_TOPICS.findIndex(([, kinds]) => kinds.test(kind))
    return at < 0 ? PLACES.slice(LESSON_TOPICS.length) : [LESSON_TOPICS.length + at]
  }
  const subject =
    SUBJECTS.find((code) => kind.startsWith(`${code} `)) ??
    SUBJECT_WORDS.find(([word]) => kind.replace(/^(?:m3ke|cmmlu):/, '').includes(word))?.[1]
  const stage = stageOf(kind)
  const fitting = LESSON_TOPICS.flatMap((topic, at) =>
    (subject === undefined || topic.startsWith(subject)) &&
    (stage === undefined || topic.endsWith(stage))
      ? [at]
      : [],
  )
  return fitting.length > 0 ? fitting : PLACES.slice(0, LESSON_TOPICS.length)
}

const PLACES: readonly number[] = TOPICS.map((_, at) => at)

function stageOf(kind: string) {
  if (/zhongkao|junior/.test(kind)) return 'junior'
  if (/high[ _]schoo|senior/.test(kind)) return 'senior'
  return /primary|elementary/.test(kind) ? 'primary' : undefined
}
