import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../contracts/session.ts'
import type { ROLES } from '../../contracts/words/access-words.ts'
import { ChoiceField, TextField } from '../channels/field.tsx'
import { TroubleNote } from '../components/trouble-note.tsx'
import type { Place } from './place.ts'
import { RegionsField } from './regions-field.tsx'
import { RoleWords } from './role-words.tsx'

type AnyRole = (typeof ROLES)[number]

/** What people and programs have in common when they are let in. */
export type AccessDraft<Role extends AnyRole> = {
  readonly name: string
  readonly role: Role
  readonly places: readonly Place[]
  readonly reason: string
}

export const regionsOf = ({ places }: { readonly places: readonly Place[] }): string[] =>
  places.map(({ code }) => code)

type Props<Role extends AnyRole> = {
  /** What its fields are called by. */
  readonly kind: 'account' | 'token'
  readonly account: Account
  readonly title: string
  readonly nameLabel: string
  readonly roles: readonly Role[]
  readonly draft: AccessDraft<Role>
  readonly act: { readonly isPending: boolean; readonly error: unknown }
  /** Besides name and role, in a line with them. */
  readonly besides?: ReactNode
  /** What else is asked for. */
  readonly children?: ReactNode
  set(part: Partial<AccessDraft<Role>>): void
  onSubmit(): void
}

/** Lets somebody or something in: as whom, where, and why. */
export function AccessForm<Role extends AnyRole>(props: Props<Role>) {
  const { kind, account, title, nameLabel, roles, draft, act, besides, children, set } = props
  const { t } = useTranslation()
  return (
    <form
      className="channel-form panel"
      data-testid={`${kind}-form`}
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <h2>{title}</h2>
      <div className="channel-fields">
        <TextField
          id={`${kind}-name`}
          label={nameLabel}
          value={draft.name}
          required
          onChange={(name) => set({ name })}
        />
        <ChoiceField
          id={`${kind}-role`}
          label={t('accounts.role')}
          value={draft.role}
          options={roles.map((value) => ({ value, label: t(`app.${value}`) }))}
          onChange={(role) => set({ role })}
        />
        {besides}
        <TextField
          id={`${kind}-why`}
          label={t('accounts.reason')}
          value={draft.reason}
          required
          onChange={(reason) => set({ reason })}
        />
      </div>
      <RoleWords role={draft.role} bound={draft.places.length > 0} />
      {children}
      <RegionsField
        id={`${kind}-regions`}
        account={account}
        value={draft.places}
        onChange={(places) => set({ places })}
      />
      <Button type="primary" htmlType="submit" loading={act.isPending} data-testid={`${kind}-add`}>
        {title}
      </Button>
      {act.error !== null && <TroubleNote error={act.error} />}
    </form>
  )
}
