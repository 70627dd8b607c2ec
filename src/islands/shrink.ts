const longestSide = 1_280

/** Makes photos small on the phone, so that they also leave on a poor line; else they go as they are. */
export function shrinkPhotos(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>(
    'input[type=file][data-shrink]',
  )) {
    input.addEventListener('change', () => {
      const files = Array.prototype.slice.call(input.files ?? []) as File[]
      Promise.all(files.map(shrink))
        .then((small) => {
          const transfer = new DataTransfer()
          small.forEach((file) => transfer.items.add(file))
          input.files = transfer.files
        })
        .catch(() => undefined)
    })
  }
}

async function shrink(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 200_000) return file
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82))
  return blob && blob.size < file.size
    ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
    : file
}
