/** Header of every answer: the content it was made from. Another one than before tells an open page that its texts are old. */
export const CONTENT_HEADER = 'clausier-content';
