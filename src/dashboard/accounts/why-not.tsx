import type { Account } from '../../contracts/session.ts'
import { type Act, useWhyNot } from './use-why-not.ts'

type Props = { readonly account: Pick<Account, 'role' | 'may'>; readonly act: Act }

/** In the place of buttons that a person may not press: why not. */
export function WhyNot({ account, act }: Props) {
  const why = useWhyNot(account, act)
  if (why === null) return null
  return (
    <p className="muted small" role="note" data-testid={`why-not-${act}`}>
      {why}
    </p>
  )
}
