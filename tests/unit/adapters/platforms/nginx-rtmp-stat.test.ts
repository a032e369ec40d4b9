import { expect, test } from 'vitest'
import { readStatPage } from '../../../../src/adapters/platforms/nginx-rtmp-stat.ts'

const client = (id: number, address: string, publishing = '') =>
  `<client><id>${id}</id><address>${address}</address>${publishing}</client>`
const stream = (name: string, clients: string) =>
  `<stream><name>${name}</name>${clients}<nclients>9</nclients></stream>`

test('whoever plays a stream is counted, not its publisher and not what another worker is handed', () => {
  const streams = [
    stream(
      'maths',
      `${client(1, '10.0.0.7', '<publishing/>')}${client(2, '10.0.0.8')}${client(3, '10.0.0.9')}${client(4, 'unix:/tmp/w')}`,
    ),
    stream('music', client(5, '10.0.0.7', '<publishing/>')),
  ].join('')
  const page = readStatPage(
    `<rtmp><pid>7</pid><uptime>3</uptime><server><application><name>live</name><live>${streams}</live></application></server></rtmp>`,
  )
  expect(page?.audiences).toEqual([
    { app: 'live', stream: 'maths', viewers: 2 },
    { app: 'live', stream: 'music', viewers: 0 },
  ])
})
