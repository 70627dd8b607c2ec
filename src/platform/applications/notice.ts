/** Goes up when the wording of the privacy notice changes; kept with each filing. */
export const noticeVersion = 1
