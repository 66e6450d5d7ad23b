import { checkDocuments } from '#shared/rules/index.ts';
import type { Tasks } from './tasks.ts';

/** Five hundred pages take seconds: the requests do not wait for them. */
export const checkTexts: Tasks['checkTexts'] = async ({ pieces, tender, law }) => checkDocuments(pieces, tender, law);
