#!/usr/bin/env node
'use strict'

// The command itself. main.ts cannot be read by an old Node, so what is missing is said here.
require('./needs-node.cjs')

import('./main.ts').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  const checkout = __dirname.replace(/[\\/]src$/, '')
  const missing = String(error.message).split('\n')[0]
  process.stderr.write(
    `巡查的依赖尚未装好（${missing}）：请在 ${checkout} 中执行 npm ci。The packages of xuncha are not installed (${missing}): run npm ci in ${checkout}.\n`,
  )
  process.exitCode = 2
})
