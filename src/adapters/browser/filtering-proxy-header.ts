/** Part of the proxy's answer that names why it refused; a wire name between two adapters that do not meet. */
export const REFUSAL_HEADER = 'x-xuncha-refusal'
