import { QRCode } from 'antd'

/** Dark on white also by night: that is what cameras of phones read. */
export function FactorCode({ address }: { readonly address: string }) {
  return (
    <QRCode
      type="svg"
      value={address}
      size={200}
      color="#000000"
      bgColor="#ffffff"
      marginSize={2}
    />
  )
}
