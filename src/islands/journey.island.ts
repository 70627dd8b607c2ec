/**
 * What makes the resident's pages quicker where scripts run; every task works without.
 * Search while typing, the phone's place, wards chosen on the map, photos made small, a voice note, print.
 */
import { placeQuestion } from './place.js'
import { printButtons } from './print.js'
import { recordVoice } from './record-voice.js'
import { shrinkPhotos } from './shrink.js'
import { treeFilter } from './tree-filter.js'

treeFilter()
placeQuestion()
shrinkPhotos()
recordVoice()
printButtons()

// The summary of faults takes the focus, so that a screen reader begins there.
document.querySelector<HTMLElement>('.error-summary')?.focus()

const near = document.querySelector<HTMLElement>('[data-near]')
if (near && 'geolocation' in navigator) {
  near.hidden = false
  near.addEventListener('click', () => {
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      location.search = `?lng=${coords.longitude.toFixed(5)}&lat=${coords.latitude.toFixed(5)}`
    })
  })
}

const anonymous = document.querySelector<HTMLInputElement>('#field-anonymous')
const named = document.querySelector<HTMLElement>('[data-named]')
if (anonymous && named) {
  const follow = () => {
    named.hidden = anonymous.checked
  }
  anonymous.addEventListener('change', follow)
  follow()
}
