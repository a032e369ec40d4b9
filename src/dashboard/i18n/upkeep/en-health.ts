import type { SameShape } from '../same-shape.ts'
import type { zhHealth } from './zh-health.ts'

export const enHealth: SameShape<typeof zhHealth> = {
  title: 'Health',
  lead: 'Worst first. Each line says since when, and what to do; it keeps itself up to date.',
  count: { bad: '{{count}} broken', watch: '{{count}} to keep an eye on', none: 'All is well' },
  level: { bad: 'broken', watch: 'watch', unknown: 'unknown', well: 'well' },
  since: 'since {{time}}',
  atLeast: 'at least since {{time}}',
  todo: 'What to do',
  go: 'Go there',
  onNodes: 'Processes: {{nodes}}',
  notice: 'Notice',
  channel: {
    title: 'Channel “{{name}}”',
    failing: 'Failed {{count}} times in a row: {{problem}}',
    untried: 'Nothing was ever sent by it.',
    well: 'The other side took the last message.',
    off: 'Switched off.',
    todo: 'Press Test on the page of channels and read what the other side says; watch the wall meanwhile.',
    todoUntried: 'Press Test once on the page of channels.',
  },
  canaries: {
    title: 'Canaries (lessons that it shows itself)',
    seeing: 'It sees: the last lesson was recognised.',
    blind: 'It is blind: the last lesson that it showed itself was not recognised.',
    stalled: 'It stands still: none was over for long.',
    unknown: 'No result yet.',
    off: 'It shows itself nothing (XUNCHA_CANARY_MINUTES is 0).',
    last: 'Last recognised: {{time}}',
    todo: 'See how far it came: not probed, look at queue and processes; not read, at ffmpeg and the recogniser; read and not known, at the model in force.',
  },
  heartbeat: {
    title: 'Heartbeat outside',
    unset: 'Not set: when the program stops, nobody outside knows.',
    sent: 'It goes out each minute.',
    failing: 'It goes out, and the other side does not take it.',
    silent: 'None for long: the patrol is not known to see, or no process sends it.',
    todoUnset: 'Set XUNCHA_HEARTBEAT_URL, and alarm there when nothing came for three minutes.',
    todo: 'See whether the address can be reached; a private host has to stand in XUNCHA_ALLOW_PRIVATE_HOSTS.',
  },
  calendar: {
    title: 'Arrangement of holidays',
    until: 'Imported up to {{day}}.',
    none: 'This year’s is not imported: nothing is permitted or cut by itself.',
    todo: 'The State Council publishes the next year’s in November or so: import it on the page of the calendar.',
  },
  clock: {
    title: 'Clock',
    well: 'Not set since the start.',
    stepped: 'Set {{count}} times since the start, last by {{seconds}} s.',
    todo: 'Look after the time synchronisation of the machine (NTP).',
  },
  space: {
    title: 'Disk of the data folder',
    free: '{{mebibytes}} MB left.',
    folder: 'Folder: {{folder}}',
    todo: 'Make room, or move the evidence to another disk. Below 48 MB the database is only read.',
  },
  store: {
    title: 'Files of evidence',
    well: 'All are stored.',
    waiting: '{{count}} are kept aside until the store is back.',
    lost: '{{count}} are lost.',
    place: 'Place: {{place}}',
    todo: 'Look at space, permissions and mount of the store. Do not stop the program while files wait in memory.',
  },
  readers: {
    title: 'Reading processes',
    well: 'No picture crashed one.',
    refused: '{{count}} pictures crashed one and are not read again; {{deaths}} crashes.',
    todo: 'Somebody may send pictures made to crash. See the refused pictures of the API.',
  },
  backup: {
    title: 'Backup',
    at: 'The last one that was finished.',
    none: 'None is on record.',
    todo: 'Run xuncha backup FOLDER, and try a restore now and then. Those made with pg_dump are not counted.',
  },
  nodes: {
    title: 'Processes',
    words: '{{alive}} are running, {{silent}} fell silent within a day.',
    none: 'Nobody knows which are running.',
    todo: 'See on the page of processes which one, and start it again.',
  },
  part: {
    ok: 'Ready: {{detail}}',
    unset: 'Make a channel on the page of channels and press “test” once.',
    todo: {
      database:
        'Bring PostgreSQL back; nothing else. Embedded: look at disk and permissions. Looks wait in memory for up to two hours.',
      queue: 'As of the database; red alone for minutes: restart this process.',
      ffmpeg: 'Look at FFMPEG_PATH, or install anew.',
      browser: 'The detail says why; rooms with a stream address go on.',
      recogniser:
        'Look at memory and XUNCHA_OCR_MODELS; rooms are unseen meanwhile, which is not clean.',
      hearing: 'Free memory and start again; rooms are seen as before.',
      evidence:
        'Look at space, permissions, credentials and mount; it goes on by itself. Do not stop the program while files wait in memory.',
      'time-stamps':
        'Wait until it is back: it is tried again by itself. Where an answer is not to be believed, check roots and address, and tell the authority.',
      journal:
        'Journal and anchors differ: keep everything as it is, and compare with the last backup.',
      patrol: 'More workers, or a longer cadence; the notice names rooms and why.',
      canaries: 'See how far it came, at “Canaries”.',
      alerts: 'Press Test on the page of channels; watch the wall meanwhile.',
      nodes: 'Start a worker, or add the missing stages to XUNCHA_WORK.',
    },
  },
}
