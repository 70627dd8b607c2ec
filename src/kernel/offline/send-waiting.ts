import type { Draft } from './draft.js'
import { sendDraft, type SendPorts, type Standing } from './send-draft.js'

/**
 * Sends what waits, oldest first; what was refused waits for its writer's hand. Ends at the first
 * one that gets no answer: the network is gone again. Gives the drafts as they are now.
 */
export async function sendWaiting(
  drafts: readonly Draft[],
  standing: Standing,
  ports: SendPorts,
): Promise<Draft[]> {
  const waiting = drafts
    .filter((draft) => draft.state === 'waiting')
    .sort((a, b) => a.draftedAtMs - b.draftedAtMs)
  const sent: Draft[] = []
  let isGone = false
  const watched = watch(ports, () => {
    isGone = true
  })
  for (const draft of waiting) {
    if (isGone) break
    sent.push(await sendDraft(draft, standing, watched))
  }
  return sent
}

/** The same ports, which tell when the server is silent. */
function watch(ports: SendPorts, onSilence: () => void): SendPorts {
  const told = async (call: ReturnType<SendPorts['send']>) => {
    const outcome = await call
    if (outcome.kind === 'silence') onSilence()
    return outcome
  }
  return {
    ...ports,
    upload: (draft, place) => told(ports.upload(draft, place)),
    send: (draft) => told(ports.send(draft)),
  }
}
