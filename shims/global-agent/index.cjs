'use strict'

/**
 * onnxruntime-node calls this first in its install script, before it looks whether it should fetch files for graphics
 * cards from another host. They are not used here, and a machine that only reaches its registry could not install.
 */
exports.bootstrap = () => {
  process.env.ONNXRUNTIME_NODE_INSTALL = 'skip'
}
