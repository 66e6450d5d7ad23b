/** The words for comparing two versions of a consultation. Pure. */
import type { TenderContent } from '#shared/api/tenders.ts';
import { formatHours, formatMoney, formatRate } from '#shared/format.ts';
import {
  BUYER_KIND_LABELS,
  CCAG_LABELS,
  CONTRACT_FORM_LABELS,
  CONTRACT_NATURE_LABELS,
  EXCLUSION_LABELS,
  HOURS_METHOD_LABELS,
  NON_ALLOTMENT_LABELS,
  PROCEDURE_LABELS,
} from '../../../labels.ts';
import { describeValue, type Vocabulary } from '../../../save/describe.ts';
import type { SectionOf } from '../../../save/sections.ts';
import { FIELD_LABELS, OTHER_WORDS } from './words.ts';

const HIDDEN = new Set(['id', 'schemeId', 'axisId', 'objectiveId', 'finding']);
const WORDED = new Set(['kind', 'nature', 'form', 'ccag', 'exclusion', 'case', 'method', 'lever', 'decision', 'family', 'exception', 'modes', 'structures']);
const WORDS: Vocabulary['words'] = {
  ...BUYER_KIND_LABELS,
  ...CONTRACT_NATURE_LABELS,
  ...CONTRACT_FORM_LABELS,
  ...PROCEDURE_LABELS,
  ...CCAG_LABELS,
  ...EXCLUSION_LABELS,
  ...NON_ALLOTMENT_LABELS,
  ...HOURS_METHOD_LABELS,
  ...OTHER_WORDS,
};

function write(key: string, value: unknown): string | null {
  if (typeof value !== 'number') return null;
  if (key.endsWith('Cents')) return formatMoney(value);
  if (key.endsWith('BasisPoints') || key === 'labourShare') return formatRate(value);
  return /quarterHours/i.test(key) ? formatHours(value) : null;
}

export const TENDER_WORDS: Vocabulary = { labels: FIELD_LABELS, hidden: HIDDEN, worded: WORDED, words: WORDS, write };

/** What the section says, line by line; « Vide » when it says nothing. */
export const describeTenderSection = (tender: TenderContent, section: SectionOf<TenderContent>): string[] =>
  section === 'schemeId' ? [tender.schemeId ? 'Un schéma est choisi' : 'Vide'] : describeValue(TENDER_WORDS, section, tender[section]);
