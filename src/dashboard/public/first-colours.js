// Before anything is painted: light or dark, as this person chose here, or else as the system asks (theme/use-theme-choice.ts).
// A file of its own, because the page runs no script that stands in its text.
{
  const kept = () => {
    try {
      return globalThis.localStorage.getItem('xuncha.theme')
    } catch {
      return null
    }
  }
  const choice = kept()
  const system = globalThis.matchMedia('(prefers-color-scheme: dark)').matches
  const theme = choice === 'light' || choice === 'dark' ? choice : system ? 'dark' : 'light'
  document.documentElement.setAttribute('data-theme', theme)
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme)
}
