/** How a message reaches a person. `in-app` lies on their page; the others go through providers. */
export const ways = ['sms', 'whatsapp', 'email', 'in-app'] as const
export type Way = (typeof ways)[number]

export const outsideWays = ['sms', 'whatsapp', 'email'] as const
export type OutsideWay = (typeof outsideWays)[number]

/** What a notice is about; a person wants some kinds by some ways. */
export const noticeKinds = ['case', 'reminder', 'survey', 'announcement'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export const isOutsideWay = (text: string): text is OutsideWay =>
  outsideWays.some((way) => way === text)
