import { type ThemeConfig, theme } from 'antd'

const FONT = "'Noto Sans SC', system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif"

/*
 * By night what is filled with a colour is light, and its words are dark: white upon a colour that stands out from a dark
 * ground is not legible. Everything here is as legible as WCAG 2.2 AA asks (4.5:1); tests/medium/dashboard/every-page looks.
 */
const DAY = {
  colorPrimary: '#14508c',
  colorError: '#c8161d',
  colorWarning: '#b86a00',
  colorSuccess: '#1b7f4b',
  colorBgBase: '#ffffff',
  colorTextBase: '#16202c',
  colorLink: '#14508c',
  colorLinkHover: '#0e3d6c',
  colorTextDescription: '#55626f',
  colorTextPlaceholder: '#66717d',
} as const

const NIGHT = {
  colorPrimary: '#6db0f2',
  colorError: '#ff8a8e',
  colorWarning: '#f0a53a',
  colorSuccess: '#3fbf7f',
  colorBgBase: '#10161d',
  colorTextBase: '#e6ebf1',
  colorLink: '#6db0f2',
  colorLinkHover: '#9ccaf7',
  colorTextDescription: '#9aa8b7',
  colorTextPlaceholder: '#8593a1',
} as const

/** The component library in the colours of styles/tokens.css. */
export function antdTheme(dark: boolean): ThemeConfig {
  const onColour = dark ? '#0b1016' : '#ffffff'
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 8,
      ...(dark ? NIGHT : DAY),
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 600,
        primaryColor: onColour,
        dangerColor: onColour,
      },
      Switch: { colorTextLightSolid: onColour },
      Checkbox: { colorWhite: onColour },
    },
  }
}
