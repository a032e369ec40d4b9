import { useEffect, useEffectEvent } from 'react'
import { type Command, commandOf } from './keyboard.ts'

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]'
/** What a space bar presses or plays by itself. */
const PRESSED_BY_SPACE = 'button, summary, audio, video, [role="button"]'
const OPEN_DIALOG = '[role="dialog"]:not([aria-hidden="true"])'

/** A dialog that is on screen takes all keys; antd keeps closed ones in the document, without size. */
function isDialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>(OPEN_DIALOG)].some(
    ({ offsetParent, offsetWidth }) => offsetParent !== null || offsetWidth > 0,
  )
}

/** Calls `run` for each command key pressed outside fields and dialogs. `false`: the key was not for us. */
export function useCommands(run: (command: Command) => boolean): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const own = event.key === ' ' ? `${TYPING}, ${PRESSED_BY_SPACE}` : TYPING
    const typing = event.target instanceof Element && event.target.closest(own) !== null
    const command = commandOf(event, typing || isDialogOpen())
    if (command !== null && run(command)) event.preventDefault()
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handle(event)
    globalThis.addEventListener('keydown', onKey)
    return () => globalThis.removeEventListener('keydown', onKey)
  }, [])
}
