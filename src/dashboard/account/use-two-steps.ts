import { useState } from 'react'
import { isCode } from '../api/problem-error.ts'
import { useSignIn } from '../api/use-session.ts'

type Who = { readonly name: string; readonly password: string }

/** Signing in: by name and password, and by a code as well where the account turns out to have a second factor. */
export function useTwoSteps() {
  const signIn = useSignIn()
  const [asks, setAsks] = useState(false)
  const [code, setCode] = useState('')
  const submit = (who: Who): void =>
    signIn.mutate(asks ? { ...who, code } : who, {
      onError: (error) => {
        if (isCode(error, 'second-factor-needed')) setAsks(true)
        // A code is good once: the next one is another.
        else setCode('')
      },
    })
  /** Another account may have none. */
  const startOver = (): void => {
    setAsks(false)
    setCode('')
  }
  // That a code is needed is the next step, and nothing that went wrong.
  const error = isCode(signIn.error, 'second-factor-needed') ? null : signIn.error
  return { asks, code, setCode, submit, startOver, error, busy: signIn.isPending }
}
