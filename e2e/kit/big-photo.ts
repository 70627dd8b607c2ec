import sharp from 'sharp'

/** A photo as a phone takes it: large in pixels and in bytes. */
export async function bigPhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  const picture = { width: 2_000, height: 1_500, channels: 3 as const, background: '#888', noise }
  const buffer = await sharp({ create: picture }).jpeg({ quality: 80 }).toBuffer()
  return { name: 'lamp.jpeg', mimeType: 'image/jpeg', buffer }
}
