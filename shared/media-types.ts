/** Media types of the files we make and receive. */
export const DOCX_MEDIA = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PPTX_MEDIA = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
