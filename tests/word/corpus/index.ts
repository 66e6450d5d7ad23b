/** The corpus: every file that the project makes to try the insertion on. `golden` ones are also drawn page by page. */
import { CONTENT } from './content.ts';
import { HEADINGS } from './headings.ts';
import { MADE_BY_DOCX } from './made-by-docx.ts';
import type { CorpusFile } from './model.ts';
import { TENDERS } from './tenders.ts';
import { TRACKED } from './tracked.ts';
import { UNUSUAL } from './unusual.ts';

export const CORPUS: readonly CorpusFile[] = [...HEADINGS, ...CONTENT, ...TRACKED, ...UNUSUAL, ...MADE_BY_DOCX, ...TENDERS];
