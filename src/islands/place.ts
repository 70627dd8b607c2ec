interface Ward {
  id: string
  name: string
}

/** "Use my location", and the map as a chooser that does not reload the page. */
export function placeQuestion(): void {
  const root = document.querySelector<HTMLElement>('[data-place]')
  const select = root?.querySelector('select')
  if (!root || !select) return
  const hidden = (name: string) => root.querySelector<HTMLInputElement>(`input[name$=".${name}"]`)
  const setPoint = (lng: string, lat: string) => {
    const [x, y] = [hidden('lng'), hidden('lat')]
    if (x) x.value = lng
    if (y) y.value = lat
  }
  const named = root.querySelector('[data-chosen]')
  const mark = () => {
    const name = select.value === '' ? undefined : select.selectedOptions[0]?.text
    if (named) named.textContent = name ?? ''
    for (const area of root.querySelectorAll<SVGElement>('[data-ward]')) {
      area.querySelector('path')?.classList.toggle('chosen', area.dataset['ward'] === select.value)
    }
  }
  select.addEventListener('change', () => {
    setPoint('', '')
    mark()
  })
  root.querySelector('[data-map]')?.addEventListener('click', (event) => {
    const area = (event.target as Element).closest<SVGElement>('[data-ward]')
    if (!area) return
    event.preventDefault()
    select.value = area.dataset['ward'] ?? ''
    setPoint('', '')
    mark()
  })

  const locate = root.querySelector<HTMLElement>('[data-locate]')
  const status = locate?.querySelector<HTMLElement>('[role=status]')
  if (!locate || !status || !('geolocation' in navigator)) return
  locate.hidden = false
  const failed = () => {
    status.textContent = status.dataset['failed'] ?? ''
  }
  locate.querySelector('button')?.addEventListener('click', () => {
    status.textContent = '…'
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [lng, lat] = [coords.longitude.toFixed(6), coords.latitude.toFixed(6)]
        fetch(`${root.dataset['place']}?lng=${lng}&lat=${lat}`)
          .then((answer) => (answer.ok ? (answer.json() as Promise<Ward>) : Promise.reject(answer)))
          .then((ward) => {
            select.value = ward.id
            setPoint(lng, lat)
            mark()
            status.textContent = (status.dataset['found'] ?? '').replace('{ward}', ward.name)
          })
          .catch(failed)
      },
      failed,
      { timeout: 10_000, maximumAge: 60_000 },
    )
  })
}
