const mostMs = 120_000

/** Records a voice note into the page's file input; without a microphone the input stays as it is. */
export function recordVoice(): void {
  const box = document.querySelector<HTMLElement>('[data-record]')
  const button = box?.querySelector('button')
  const status = box?.querySelector<HTMLElement>('[role=status]')
  const input = document.querySelector<HTMLInputElement>('input[type=file][accept^="audio/"]')
  if (!box || !button || !status || !input) return
  if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) return
  box.hidden = false
  let recorder: MediaRecorder | undefined
  let limit = 0
  button.addEventListener('click', () => {
    if (recorder) {
      recorder.stop()
      return
    }
    void navigator.mediaDevices.getUserMedia({ audio: true }).then(
      (stream) => {
        const parts: Blob[] = []
        const own = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 })
        recorder = own
        own.addEventListener('dataavailable', ({ data }) => parts.push(data))
        own.addEventListener('stop', () => {
          clearTimeout(limit)
          recorder = undefined
          stream.getTracks().forEach((track) => track.stop())
          const type = own.mimeType.split(';')[0] ?? ''
          const transfer = new DataTransfer()
          transfer.items.add(
            new File(parts, `voice.${/mp4/.test(type) ? 'm4a' : 'webm'}`, { type }),
          )
          input.files = transfer.files
          button.textContent = box.dataset['start'] ?? ''
          status.textContent = box.dataset['done'] ?? ''
        })
        own.start()
        limit = window.setTimeout(() => own.state === 'recording' && own.stop(), mostMs)
        button.textContent = box.dataset['stop'] ?? ''
        status.textContent = box.dataset['running'] ?? ''
      },
      () => {
        box.hidden = true
        input.focus()
      },
    )
  })
}
