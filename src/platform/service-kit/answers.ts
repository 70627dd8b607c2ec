import type { PlaceAnswer } from './field.js'

/** What a field holds after checking. Files are held apart and named by id. */
export type Answer = string | number | PlaceAnswer | readonly string[] | null

export type Answers = Readonly<Record<string, Answer>>
