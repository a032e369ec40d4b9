import type { SameShape } from './same-shape.ts'
import type { zhFindings } from './zh-findings.ts'

export const enFindings: SameShape<typeof zhFindings> = {
  disguises: 'Name and substance',
  solicitations: 'Soliciting',
  keyContent: { KC3: 'Traffic', KC4: 'Advertising', KC6: 'Brokering' },
  name: 'Called',
  substance: 'Shown',
  measured: 'watched {{watched}}, teaching {{taught}} ({{share}}), longest {{longest}}',
  frames: '{{count}} frames kept',
  departments: 'Departments',
  keptPage: 'Titles and page, word for word',
  decision: {
    'counts-as-live-teaching': 'judged as a live lesson',
    review: 'for a person',
    none: 'nothing found',
  },
  source: {
    frame: 'picture',
    'room-title': 'title of the room',
    'page-title': 'title of the page',
    title: 'title of the page',
    teacher: 'about the teacher',
    description: 'description',
    price: 'price',
    'course-list': 'courses',
    announcement: 'announcement',
    chat: 'chat',
  },
  department: {
    'EDU-P': 'education, province',
    'EDU-C': 'education, city',
    'EDU-D': 'education, county',
    CAC: 'cyberspace',
    PSB: 'police',
    CA: 'telecommunications',
    SAMR: 'market supervision',
    PLT: 'platform',
  },
}
