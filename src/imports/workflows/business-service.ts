/** UPYOG's configuration of a workflow, of the shape that its service takes. */
export interface BusinessService {
  name: string
  /** For the whole, in milliseconds; null where none is given. */
  levelMs: number | null
  states: readonly SourceState[]
}

export interface SourceState {
  /** Null: the door, where a case is before it is filed. */
  name: string | null
  status: string
  levelMs: number | null
  isStart: boolean
  isEnd: boolean
  actions: readonly SourceAction[]
}

export interface SourceAction {
  name: string
  next: string
  roles: readonly string[]
}

/** Why a workflow cannot be taken; `path` leads into the source. */
export interface Reason {
  path: string
  code: string
  text: string
}
