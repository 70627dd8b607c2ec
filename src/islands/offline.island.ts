/** On every page of a city: keeps its page for the time without network, and lets waiting drafts go. */
const address = document.querySelector<HTMLElement>('[data-offline]')?.dataset['offline']
const isField = document.querySelector('[data-drafts=field-act]') !== null

// After the page itself: on a poor line that comes first.
window.addEventListener('load', () => {
  if (address === undefined || !('serviceWorker' in navigator)) return
  navigator.serviceWorker
    .register('/offline.js')
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      active?.postMessage({ keep: address }, [])
      // The first time this page came past the worker, which was not there yet.
      if (isField) active?.postMessage({ keep: location.pathname }, [])
    })
    // A browser that keeps nothing (a private window) is served as before.
    .catch(() => undefined)
})
