import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../contracts/alerts/channel.ts'
import { TroubleNote } from '../components/trouble-note.tsx'
import { ChoiceField, TextField } from './field.tsx'
import { useCreateShift } from './use-channels.ts'

type Step = { readonly person: string; readonly channelId: string; readonly afterMinutes: string }
type Draft = {
  readonly from: string
  readonly to: string
  readonly steps: readonly Step[]
  readonly reason: string
}

/** Fields of date and time are read in the time of the law, wherever the browser is. */
const inShanghai = (local: string): string => `${local}:00+08:00`

type StepProps = {
  readonly step: Step
  readonly place: number
  readonly channels: readonly Channel[]
  onChange(change: Partial<Step>): void
}

function StepFields({ step, place, channels, onChange }: StepProps) {
  const { t } = useTranslation()
  return (
    <div className="channel-fields">
      <TextField
        id={`step-person-${place}`}
        label={t('channels.duty.person', { step: place + 1 })}
        value={step.person}
        required
        onChange={(person) => onChange({ person })}
      />
      <ChoiceField
        id={`step-channel-${place}`}
        label={t('channels.duty.channel')}
        value={step.channelId}
        options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(channelId) => onChange({ channelId })}
      />
      <TextField
        id={`step-after-${place}`}
        label={t('channels.duty.after')}
        type="number"
        value={step.afterMinutes}
        required
        onChange={(afterMinutes) => onChange({ afterMinutes })}
      />
    </div>
  )
}

/** Who is on duty from when to when, and in which order. */
export function ShiftForm({ channels }: { readonly channels: readonly Channel[] }) {
  const { t } = useTranslation()
  const first = channels[0]?.id ?? ''
  const fresh = (afterMinutes: string): Step => ({ person: '', channelId: first, afterMinutes })
  const [draft, setDraft] = useState<Draft>({ from: '', to: '', steps: [fresh('0')], reason: '' })
  const act = useCreateShift()
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const { from, to, steps, reason } = draft
  const send = (): void => {
    const people = steps.map(({ person, channelId, afterMinutes }) => ({
      person,
      channelIds: [channelId],
      afterMinutes: Number(afterMinutes),
    }))
    const body = { from: inShanghai(from), to: inShanghai(to), steps: people, reason }
    act.mutate(body, {
      onSuccess: () => set({ from: '', to: '', steps: [fresh('0')], reason: '' }),
    })
  }
  return (
    <details className="node-form" data-testid="shift-form">
      <summary>{t('channels.duty.add')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className="channel-fields">
          <TextField
            id="shift-from"
            label={t('channels.duty.from')}
            type="datetime-local"
            value={from}
            required
            onChange={(text) => set({ from: text })}
          />
          <TextField
            id="shift-to"
            label={t('channels.duty.to')}
            type="datetime-local"
            value={to}
            required
            onChange={(text) => set({ to: text })}
          />
        </div>
        {steps.map((step, place) => (
          <StepFields
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place alone
            key={place}
            step={step}
            place={place}
            channels={channels}
            onChange={(change) =>
              set({ steps: steps.map((one, at) => (at === place ? { ...one, ...change } : one)) })
            }
          />
        ))}
        <TextField
          id="shift-reason"
          label={t('channels.field.reason')}
          value={reason}
          required
          onChange={(text) => set({ reason: text })}
        />
        <div className="channel-acts">
          <Button onClick={() => set({ steps: [...steps, fresh('10')] })}>
            {t('channels.duty.addStep')}
          </Button>
          <Button type="primary" htmlType="submit" loading={act.isPending} data-testid="shift-save">
            {t('channels.save')}
          </Button>
        </div>
        {act.error !== null && <TroubleNote error={act.error} />}
      </form>
    </details>
  )
}
