/** What a client may be allowed to do; each has a sentence `clients.scope.<name>` in the catalogues. */
export const scopes = ['cases:read', 'cases:file', 'open311', 'feed:read', 'webhooks'] as const
