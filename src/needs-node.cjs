'use strict'

// Kept to what Node 10 can read: this is looked at before anything that an old Node cannot read.
const LEAST = [22, 18]
const found = process.versions.node.split('.').map(Number)

if (found[0] < LEAST[0] || (found[0] === LEAST[0] && found[1] < LEAST[1])) {
  const checkout = __dirname.replace(/[\\/]src$/, '')
  const least = LEAST.join('.')
  process.stderr.write(
    `巡查需要 Node ${least} 或更新版本，这里是 ${process.versions.node}：请在 ${checkout} 中执行 npm ci，之后在那里用 npx xuncha 启动（它自带 Node 24）。xuncha needs Node ${least} or newer and this is ${process.versions.node}: run npm ci in ${checkout}, then start it there with npx xuncha, which brings Node 24.\n`,
  )
  process.exit(2)
}
