#!/usr/bin/env node
const value: string = process.version
console.log(value, process.argv.slice(2), process.cwd())
