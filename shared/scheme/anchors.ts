/** The places of a scheme that one can point at, and what became of a place pointed at earlier. Pure. */
import type { SchemeContent, TextChapter } from '../api/schemes.ts';
import type { SchemeAnchor } from '../api/together.ts';
import { blocksText } from '../block/text.ts';
import { type Fields, isRecord } from '../merge/same.ts';
import { STEPS, type StepId } from './steps.ts';

/** One place: the step, a row of one of its lists, or one of its texts. */
export type Place = {
  step: StepId;
  rowId: string | null;
  field: string | null;
  /** The axis it is in, on the step of the axes. */
  axisId: string | null;
  /** Rows around it, outermost first, itself included: what a page opens to show it. */
  rows: readonly string[];
  /** « Objectif 2 · Former les acheteurs ». */
  label: string;
  /** All that is written there. */
  text: string;
};

const SECTION_STEPS: Partial<Record<keyof SchemeContent, StepId>> = {
  legal: 'cadre',
  figures: 'etat-des-lieux',
  consultation: 'concertation',
  axes: 'axes',
  indicators: 'indicateurs',
  governance: 'gouvernance',
  people: 'gouvernance',
  training: 'formation',
  followUp: 'suivi',
  complementary: 'leviers-ess',
};

const CHAPTERS: Record<TextChapter, { step: StepId; label: string }> = {
  foreword: { step: 'textes', label: 'Mot de l’élue ou de l’élu' },
  summary: { step: 'textes', label: 'Synthèse' },
  context: { step: 'textes', label: 'Pourquoi un schéma' },
  perimeter: { step: 'textes', label: 'Périmètre et durée' },
  method: { step: 'etat-des-lieux', label: 'Méthode' },
  strengths: { step: 'etat-des-lieux', label: 'Forces' },
  weaknesses: { step: 'etat-des-lieux', label: 'Faiblesses' },
  drafting: { step: 'concertation', label: 'Comment le schéma a été écrit' },
  governance: { step: 'gouvernance', label: 'Texte de gouvernance' },
  followUp: { step: 'suivi', label: 'Texte sur le suivi' },
  training: { step: 'formation', label: 'Texte sur la formation' },
  communication: { step: 'formation', label: 'Communication' },
  complementary: { step: 'leviers-ess', label: 'Texte sur les leviers complémentaires' },
};

/** What the rows of a list are called. */
const ROW_WORDS: Readonly<Record<string, string>> = {
  axes: 'Axe',
  objectives: 'Objectif',
  actions: 'Action',
  indicators: 'Indicateur',
  figures: 'Chiffre',
  buyers: 'Acheteur',
  consultation: 'Concertation',
  bodies: 'Instance',
  referents: 'Référent',
  facilitators: 'Facilitateur',
  training: 'Formation',
  calendar: 'Date',
  complementary: 'Levier',
};
const TITLES = ['title', 'label', 'name', 'who', 'what', 'department', 'organisation', 'audience'] as const;

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => (key === 'id' || key.endsWith('Id') ? [] : textsOf(inner))) : [];
}

const titleOf = (row: Fields): string => {
  const title = TITLES.map((key) => row[key]).find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof title === 'string' ? ` · ${title}` : '';
};

/** The rows of a value, those inside them included. */
function rowsIn(step: StepId, key: string, value: unknown, above: readonly string[], axisId: string | null): Place[] {
  if (Array.isArray(value))
    return value.flatMap((row: unknown, index): Place[] => {
      const id = isRecord(row) ? row['id'] : null;
      if (!isRecord(row) || typeof id !== 'string') return [];
      const axis = key === 'axes' ? id : axisId;
      const rows = [...above, id];
      const own = {
        step,
        rowId: id,
        field: null,
        axisId: axis,
        rows,
        label: `${ROW_WORDS[key] ?? 'Ligne'}\u00a0${index + 1}${titleOf(row)}`,
        text: textsOf(row).join('\n'),
      };
      return [own, ...rowsIn(step, '', row, rows, axis)];
    });
  return isRecord(value) ? Object.entries(value).flatMap(([inner, held]) => rowsIn(step, inner, held, above, axisId)) : [];
}

const isChapter = (name: string): name is TextChapter => Object.hasOwn(CHAPTERS, name);

/** Every place of the scheme, in the order of the steps; the step itself comes before what it holds. */
export function placesOf(scheme: SchemeContent): Place[] {
  const rows = Object.entries(SECTION_STEPS).flatMap(([section, step]) =>
    Object.entries(scheme).flatMap(([key, value]) => (key === section ? rowsIn(step, section, value, [], null) : [])),
  );
  const texts = Object.entries(scheme.texts).flatMap(([field, blocks]): Place[] => {
    const chapter = isChapter(field) ? CHAPTERS[field] : null;
    return chapter ? [{ ...chapter, rowId: null, field, axisId: null, rows: [], text: blocksText(blocks) }] : [];
  });
  return STEPS.flatMap(({ id, title }): Place[] => [
    { step: id, rowId: null, field: null, axisId: null, rows: [], label: title, text: '' },
    ...rows.filter(({ step }) => step === id),
    ...texts.filter(({ step }) => step === id),
  ]);
}

/** What became of a place: there as it was, there with other words, or gone. */
export type AnchorState = 'here' | 'changed' | 'gone';

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Null when the row, or the text that was quoted whole, is no longer in the scheme. A passage quoted from a step at large is not looked for. */
export function findPlace(places: readonly Place[], { step, rowId, field, quote }: SchemeAnchor): { place: Place | null; state: AnchorState } {
  const place = places.find((one) => one.rowId === rowId && one.field === field && (rowId !== null || one.step === step)) ?? null;
  if (!place) return { place: null, state: 'gone' };
  if (quote === '' || (rowId === null && field === null) || plain(place.text).includes(plain(quote))) return { place, state: 'here' };
  return { place, state: place.text === '' ? 'gone' : 'changed' };
}
