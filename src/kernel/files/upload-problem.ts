/** Why an upload is refused. Texts live in the message catalogues under these codes. */
export type UploadProblemCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-type-unsupported'
  | 'file-type-not-accepted'
  | 'file-type-mismatch'
  | 'image-heic'
  | 'image-too-many-pixels'
  | 'image-animated'
  | 'image-unreadable'
  | 'pdf-unreadable'
  | 'pdf-encrypted'
  | 'pdf-active-content'
  | 'pdf-too-complex'
  | 'upload-busy'

/** One reason, with the figures that its text needs (sizes in bytes, lengths in pixels). */
export type UploadProblem = {
  readonly code: UploadProblemCode
  readonly params: Readonly<Record<string, string | number>>
}
