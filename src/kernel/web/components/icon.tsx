import type { VNode } from 'preact'

const drawings: Readonly<Record<string, VNode>> = {
  pin: (
    <>
      <path d="M15 3c5 0 9 4 9 9 0 6-9 15-9 15S6 18 6 12c0-5 4-9 9-9z" />
      <circle class="accent" cx="15" cy="12" r="3.2" />
    </>
  ),
  home: (
    <>
      <path d="M4 14 15 5l11 9v12H4z" />
      <path class="accent" d="M12 26v-7h6v7" />
    </>
  ),
  tree: (
    <>
      <path d="M15 27V14" />
      <path d="M15 16C8 16 5 12 5 5c7 0 10 4 10 9 0-5 3-9 10-9 0 7-3 11-10 11z" />
      <path class="accent" d="M9 27h12" />
    </>
  ),
  search: (
    <>
      <circle cx="13" cy="13" r="8.5" />
      <path class="accent" d="m19.5 19.5 7 7" />
    </>
  ),
  paper: (
    <>
      <path d="M7 3h11l6 6v18H7z" />
      <path class="accent" d="M11 14h9M11 19h9" />
    </>
  ),
  drop: (
    <>
      <path d="M15 3c5 7 8 10 8 15a8 8 0 0 1-16 0c0-5 3-8 8-15z" />
      <path class="accent" d="M12 20a4 4 0 0 0 4 3" />
    </>
  ),
  shop: (
    <>
      <path d="M4 12h22v15H4zM4 12l3-8h16l3 8" />
      <path class="accent" d="M12 27v-8h6v8" />
    </>
  ),
  list: (
    <>
      <path d="M4 7h3M4 15h3M4 23h3" class="accent" />
      <path d="M11 7h15M11 15h15M11 23h15" />
    </>
  ),
}

/** A line drawing beside a task's name; it says nothing that the name does not. */
export const Icon = ({ name }: { name: string }) => (
  <svg class="icon" width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
    {drawings[name] ?? drawings['paper']}
  </svg>
)
