/**
 * Each thing watched as labelled lines a jurist reads: what a change compares, what a review is signed on. Promises
 * that two records that read the same give the same lines, whatever else their stored shape holds.
 */
import type { Block } from '../api/blocks.ts';
import type { Confidence } from '../api/common.ts';
import type { Doubt, LawSwitch, ReferenceVersion, Threshold } from '../api/references.ts';
import type { WatchLine } from '../api/watch.ts';
import { blocksText } from '../block/text.ts';
import { type Day, dayBefore } from '../days.ts';
import { formatDay } from '../format.ts';
import { CONFIDENCE_LABELS, PIECE_LABELS } from '../labels.ts';
import { displayThreshold } from '../law/read.ts';

export type Lines = { title: string; lines: WatchLine[] };

const CHECK_LABELS: readonly string[] = ['Confiance', 'Vérifié le', 'Relue le'];

const line = (label: string, text: string): WatchLine[] => (text.trim() === '' ? [] : [{ label, text }]);
const REFERENCES = 'Références';
const citing = (references: readonly string[]): WatchLine[] => line(REFERENCES, references.join(', '));
const span = ({ from, until }: { from: Day; until?: Day }): string =>
  until === undefined ? `Depuis le ${formatDay(from)}` : `Du ${formatDay(from)} au ${formatDay(dayBefore(until))}`;
const sure = (confidence: Confidence, note = ''): WatchLine[] => line('Confiance', [CONFIDENCE_LABELS[confidence], note].filter(Boolean).join(' – '));

type WatchedReference = {
  citation: string;
  title: string;
  checkedOn: Day;
  confidence: Confidence;
  confidenceNote?: string;
  versions: readonly ReferenceVersion[];
};
export const referenceLines = ({ citation, title, checkedOn, confidence, confidenceNote, versions }: WatchedReference): Lines => ({
  title: `${citation} – ${title}`,
  lines: [
    ...line('Intitulé', `${citation} – ${title}`),
    ...versions.flatMap((version) => [...line(span(version), version.says), ...line(`Ce qui change au ${formatDay(version.from)}`, version.change ?? '')]),
    ...sure(confidence, confidenceNote),
    ...line('Vérifié le', formatDay(checkedOn)),
  ],
});

const COMPARISON_WORDS: Record<Threshold['comparison'], string> = {
  'at-least': 'à partir de',
  'more-than': 'au-dessus de',
  'less-than': 'au-dessous de',
  'at-most': 'au plus',
};
type WatchedThreshold = Pick<Threshold, 'title' | 'kind' | 'comparison' | 'note' | 'references' | 'checkedOn'> & {
  versions: readonly { from: Day; until?: Day; value: number; confidence: Confidence; note?: string }[];
};
export const thresholdLines = ({ title, kind, comparison, note, references, checkedOn, versions }: WatchedThreshold): Lines => ({
  title,
  lines: [
    ...line('Intitulé', title),
    ...versions.flatMap((version) => [
      ...line(span(version), [`${COMPARISON_WORDS[comparison]} ${displayThreshold(kind, version.value)}`, version.note ?? ''].filter(Boolean).join(' – ')),
      ...sure(version.confidence, span(version)),
    ]),
    ...line('Note', note ?? ''),
    ...citing(references),
    ...line('Vérifié le', formatDay(checkedOn)),
  ],
});

export const switchLines = ({ on, title, says, references }: LawSwitch): Lines => ({
  title,
  lines: [...line('Intitulé', title), ...line('Jour', formatDay(on)), ...line('Ce qu’elle dit', says), ...citing(references)],
});

const SEVERITIES: Record<Doubt['severity'], string> = { clause: 'Peut toucher le texte d’une clause', context: 'Éclaire, sans changer une clause' };
export const doubtLines = ({ title, says, references, severity }: Doubt): Lines => ({
  title,
  lines: [...line('Intitulé', title), ...line('Ce que nous ne savons pas', says), ...line('Portée', SEVERITIES[severity]), ...citing(references)],
});

type WatchedClause = {
  title: string;
  summary: string;
  confidence: Confidence;
  confidenceNote?: string;
  references: readonly string[];
  whenToUse: readonly string[];
  whenNotToUse: readonly string[];
  risks: readonly { text: string }[];
  variables: readonly { label: string }[];
  texts: readonly { piece: keyof typeof PIECE_LABELS; blocks: Block[] }[];
};
export const clauseLines = ({
  title,
  summary,
  confidence,
  confidenceNote,
  references,
  whenToUse,
  whenNotToUse,
  risks,
  variables,
  texts,
}: WatchedClause): Lines => ({
  title,
  lines: [
    ...line('Intitulé', title),
    ...line('Résumé', summary),
    ...texts.flatMap(({ piece, blocks }) => line(PIECE_LABELS[piece], blocksText(blocks))),
    ...line('Quand l’utiliser', whenToUse.join('\n')),
    ...line('Quand ne pas l’utiliser', whenNotToUse.join('\n')),
    ...line('Risques', risks.map(({ text }) => text).join('\n')),
    ...line('À remplir', variables.map(({ label }) => label).join(', ')),
    ...citing(references),
    ...sure(confidence, confidenceNote),
  ],
});

/** Every sentence of a part of a question, in its order; identifiers and flags are not sentences. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(sentences);
  if (typeof value === 'object' && value !== null) {
    const right = 'right' in value && value.right === true ? ['✓'] : [];
    return [[...right, ...Object.values(value).flatMap(sentences)].join(' ')];
  }
  return [];
}

type WatchedQuestion = { id: string; prompt: string; explanation: string; references: readonly string[]; reviewedOn: Day };
export function questionLines({ id: _id, prompt, explanation, references, reviewedOn, ...answers }: WatchedQuestion): Lines {
  const { kind: _kind, lesson: _lesson, ...parts }: Record<string, unknown> = answers;
  return {
    title: prompt,
    lines: [
      ...line('Énoncé', prompt),
      ...line('Réponses', Object.values(parts).flatMap(sentences).join('\n')),
      ...line('Explication', explanation),
      ...citing(references),
      ...line('Relue le', formatDay(reviewedOn)),
    ],
  };
}

/** Lines that say how well it is known: they change without what it says changing. */
const isCheckLine = ({ label }: WatchLine): boolean => CHECK_LABELS.includes(label);
const said = (lines: readonly WatchLine[], keep: (one: WatchLine) => boolean): string =>
  JSON.stringify(lines.filter(keep).map(({ label, text }) => [label, text]));

/** What a review is about: everything but the day of the check. */
export const readText = (lines: readonly WatchLine[]): string => said(lines, ({ label }) => label !== 'Vérifié le' && label !== 'Relue le');

/** `text`: what it says changed; `check`: only how well it is known; null: nothing. */
export function changeWeight(before: readonly WatchLine[], after: readonly WatchLine[]): 'text' | 'check' | null {
  const says = (one: WatchLine): boolean => !isCheckLine(one);
  if (said(before, says) !== said(after, says)) return 'text';
  return said(before, isCheckLine) === said(after, isCheckLine) ? null : 'check';
}

/**
 * The lines as a person reads them: the codes a review signs become citations.
 * @param citations by code; a code of none, a reference gone since, stays as it is
 */
export const namedLines = (lines: readonly WatchLine[], citations: ReadonlyMap<string, string>): WatchLine[] =>
  lines.map(({ label, text }) => ({
    label,
    text:
      label === REFERENCES
        ? text
            .split(', ')
            .map((code) => citations.get(code) ?? code)
            // A citation has commas of its own.
            .join('\u202f; ')
        : text,
  }));
