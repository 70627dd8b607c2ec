import { renderToString } from 'preact-render-to-string'
import type { VNode } from 'preact'

/** A page's HTML. Everything in it is escaped; nothing of ours sets inner HTML. */
export const render = (node: VNode): string => `<!doctype html>${renderToString(node)}`
