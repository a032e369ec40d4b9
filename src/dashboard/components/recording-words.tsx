import { useTranslation } from 'react-i18next'
import { stopwatch } from '../lib/time/format-duration.ts'

type Props = {
  readonly recording: { readonly seconds: number | null }
  /** What is to be done about it is left to a person. */
  readonly forPerson: boolean
}

/** That it is a recording and how long, and who decides on it. */
export function RecordingWords({ recording: { seconds }, forPerson }: Props) {
  const { t } = useTranslation()
  const recording =
    seconds === null
      ? t('wall.recording')
      : t('wall.recordingOf', { length: stopwatch(Math.round(seconds)) })
  return forPerson ? t('wall.notLive', { recording }) : recording
}
