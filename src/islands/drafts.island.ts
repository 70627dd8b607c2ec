/** Drafts on this phone: written, listed, and sent by hand or when the network is back. */
import { panelOf } from './offline/panel.js'
import { hideDone, writeActs } from './offline/write-acts.js'
import { writeReports } from './offline/write-report.js'
import { shrinkPhotos } from './shrink.js'

const root = document.querySelector<HTMLElement>('[data-drafts]')
if (root && 'indexedDB' in window) {
  const panel = panelOf(root)
  const show = () =>
    panel.show().then((drafts) => {
      if (panel.kind === 'field-act') hideDone(drafts)
      return drafts
    })
  const sendAll = async () => {
    const drafts = await show()
    if (drafts.some(({ state }) => state === 'waiting')) await panel.send().then(show)
  }
  if (panel.kind === 'report') {
    shrinkPhotos()
    writeReports(panel)
  } else writeActs(panel)
  window.addEventListener('online', () => void sendAll())
  // The worker or another tab may have sent what is shown here.
  document.addEventListener('visibilitychange', () => void show())
  navigator.serviceWorker?.addEventListener('message', () => void show())
  void sendAll().catch(() => undefined)
}
