import { type ThemeConfig, theme } from 'antd'

const FONT = "'Noto Sans SC', system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif"

/** The component library in the colours of styles/tokens.css. */
export function antdTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 8,
      colorPrimary: dark ? '#4d9be6' : '#14508c',
      colorError: dark ? '#f2555a' : '#c8161d',
      colorWarning: dark ? '#f0a53a' : '#b86a00',
      colorSuccess: dark ? '#3fbf7f' : '#1b7f4b',
      colorBgBase: dark ? '#10161d' : '#ffffff',
      colorTextBase: dark ? '#e6ebf1' : '#16202c',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: { Button: { primaryShadow: 'none', dangerShadow: 'none', fontWeight: 600 } },
  }
}
