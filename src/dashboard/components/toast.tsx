import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

/** How long a note stays, in milliseconds. */
const STAYS = 4_000

const ToastContext = createContext<(text: string) => void>(() => undefined)

/** Says that something was done: shortly seen, and read out. */
export const useToast = (): ((text: string) => void) => useContext(ToastContext)

type Note = { readonly id: number; readonly text: string }

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [notes, setNotes] = useState<readonly Note[]>([])
  const tell = useCallback((text: string) => {
    setNotes((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, text }])
    setTimeout(() => setNotes((before) => before.slice(1)), STAYS)
  }, [])
  return (
    <ToastContext value={tell}>
      {children}
      <div className="toasts" role="status">
        {notes.map(({ id, text }) => (
          <p key={id} className="toast">
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  )
}
