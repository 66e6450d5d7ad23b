/** References, thresholds, CCAG, switches and doubts: read, checked, with citation and address built. */
import { Type } from 'typebox';
import { CONFIDENCES, oneOf } from '../../shared/api/common.ts';
import { CCAGS, type Ccag } from '../../shared/api/clauses.ts';
import { COMPARISONS, type Doubt, type LawSwitch, THRESHOLD_KINDS } from '../../shared/api/references.ts';
import { isDay } from '../../shared/days.ts';
import { frenchTypography } from '../../shared/typography.ts';
import type { LegalTextRecord, ReferenceRecord, ThresholdRecord, ThresholdVersion } from '../records.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';

const closed = { additionalProperties: false } as const;
const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const confidence = oneOf(CONFIDENCES);

const Texts = Type.Array(
  Type.Object(
    {
      id: Type.String(),
      name: Type.String(),
      short: Type.String(),
      kind: Type.String(),
      legitext: Type.Optional(Type.String({ pattern: '^LEGITEXT\\d{12}$' })),
    },
    closed,
  ),
);
const References = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9-]+$' }),
      text: Type.String(),
      number: Type.String(),
      title: Type.String(),
      checkedOn: DayText,
      confidence,
      confidenceNote: Type.Optional(Type.String()),
      versions: Type.Array(
        Type.Object({ from: DayText, until: Type.Optional(DayText), says: Type.String({ minLength: 10 }), change: Type.Optional(Type.String()) }, closed),
        { minItems: 1 },
      ),
    },
    closed,
  ),
);
const Thresholds = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9-]+$' }),
      title: Type.String(),
      kind: oneOf(THRESHOLD_KINDS),
      comparison: oneOf(COMPARISONS),
      references: Type.Array(Type.String()),
      checkedOn: DayText,
      note: Type.Optional(Type.String()),
      versions: Type.Array(
        Type.Object({ from: DayText, until: Type.Optional(DayText), value: Type.Number(), confidence, note: Type.Optional(Type.String()) }, closed),
        { minItems: 1 },
      ),
    },
    closed,
  ),
);
const Ccags = Type.Array(
  Type.Object(
    {
      id: oneOf(CCAGS),
      name: Type.String(),
      title: Type.String(),
      insertion: Type.Optional(Type.String()),
      environnement: Type.Optional(Type.String()),
      developpement: Type.Optional(Type.String()),
      penalites: Type.Optional(Type.String()),
      reference: Type.String(),
      confidence,
      confidenceNote: Type.Optional(Type.String()),
    },
    closed,
  ),
);
const Switches = Type.Array(
  Type.Object({ id: Type.String(), on: DayText, title: Type.String(), says: Type.String(), references: Type.Array(Type.String()) }, closed),
);
const Doubts = Type.Array(
  Type.Object(
    { id: Type.String(), title: Type.String(), says: Type.String(), references: Type.Array(Type.String()), severity: oneOf(['clause', 'context']) },
    closed,
  ),
);

/** Stored integer of a threshold typed in euros, per cent, hours or units. */
const SCALE: Record<ThresholdRecord['kind'], number> = { money: 100, rate: 100, hours: 4, months: 1, years: 1, count: 1 };

function checkDay(day: string, fault: (message: string) => void): void {
  if (!isDay(day)) fault(`date impossible : ${day}`);
}

/** Versions follow each other without overlap, and every day exists. */
function checkVersions(versions: readonly { from: string; until?: string }[], fault: (message: string) => void): void {
  versions.forEach(({ from, until }, index) => {
    if (!isDay(from) || (until !== undefined && !isDay(until))) fault(`date impossible : ${from} – ${until}`);
    if (until !== undefined && until <= from) fault(`version qui finit avant de commencer : ${from} – ${until}`);
    const next = versions[index + 1];
    if (next && (until === undefined || next.from < until)) fault(`versions qui se chevauchent à partir du ${next.from}`);
  });
}

function citationOf(text: LegalTextRecord, number: string): string {
  if (text.kind === 'code') return `${text.short}, art. ${number}`;
  if (text.kind === 'ccag') return /^\d/.test(number) ? `${text.short}, art. ${number}` : text.short;
  return number === '' || text.short.includes(number) ? text.short : `${text.short}, ${number}`;
}

const SEARCH = 'https://www.legifrance.gouv.fr/search';

/** Where the official text is read; null when no public address can be built without inventing an identifier. */
function addressOf(text: LegalTextRecord, number: string): string | null {
  const query = encodeURIComponent;
  if (text.kind === 'code') return `${SEARCH}/code?tab_selection=code&searchField=NUM_ARTICLE&query=${query(number.replace(/[.\s]/g, ''))}`;
  if (text.kind === 'directive' || text.kind === 'reglement') return `https://eur-lex.europa.eu/search.html?scope=EURLEX&lang=fr&text=${query(text.name)}`;
  if (text.kind === 'decision' && /CJ[CU]E/.test(text.short))
    return `https://curia.europa.eu/juris/liste.jsf?language=fr&num=${query(number.replace(/^.*?(C-)?(\d+\/\d+).*$/, 'C-$2'))}`;
  if (text.kind === 'decision') return `${SEARCH}/all?tab_selection=all&searchField=ALL&query=${query(number.replace(/[^\dA-Z]+/g, ' ').trim())}`;
  if (text.kind === 'plan') return null;
  return `${SEARCH}/all?tab_selection=all&searchField=ALL&query=${query(text.name)}`;
}

export function readReferences(files: SourceFile[], faults: ContentFault[]): ReferenceRecord[] {
  const texts = new Map<string, LegalTextRecord>();
  for (const file of files.filter(({ path }) => path === 'references/textes.yaml')) {
    for (const text of parseYaml(file.path, file.text, Texts, faults) ?? []) texts.set(text.id, text);
  }
  const found: ReferenceRecord[] = [];
  for (const file of files.filter(({ path }) => path.startsWith('references/') && path !== 'references/textes.yaml')) {
    for (const raw of parseYaml(file.path, file.text, References, faults) ?? []) {
      const text = texts.get(raw.text);
      if (!text) faults.push({ file: file.path, message: `${raw.id} : texte inconnu « ${raw.text} »` });
      checkDay(raw.checkedOn, (message) => faults.push({ file: file.path, message: `${raw.id} : ${message}` }));
      checkVersions(raw.versions, (message) => faults.push({ file: file.path, message: `${raw.id} : ${message}` }));
      if (!text) continue;
      found.push({
        ...raw,
        title: frenchTypography(raw.title),
        number: frenchTypography(raw.number),
        ...(raw.confidenceNote ? { confidenceNote: frenchTypography(raw.confidenceNote) } : {}),
        versions: raw.versions.map((version) => ({
          ...version,
          says: frenchTypography(version.says),
          ...(version.change ? { change: frenchTypography(version.change) } : {}),
        })),
        textName: text.name,
        textShort: text.short,
        citation: frenchTypography(citationOf(text, raw.number)),
        url: addressOf(text, raw.number),
      });
    }
  }
  return found;
}

export function readThresholds(file: SourceFile, faults: ContentFault[]): ThresholdRecord[] {
  return (parseYaml(file.path, file.text, Thresholds, faults) ?? []).map((raw) => {
    checkDay(raw.checkedOn, (message) => faults.push({ file: file.path, message: `${raw.id} : ${message}` }));
    checkVersions(raw.versions, (message) => faults.push({ file: file.path, message: `${raw.id} : ${message}` }));
    const versions: ThresholdVersion[] = raw.versions.map((version) => ({
      ...version,
      value: Math.round(version.value * SCALE[raw.kind]),
      ...(version.note ? { note: frenchTypography(version.note) } : {}),
    }));
    return { ...raw, title: frenchTypography(raw.title), ...(raw.note ? { note: frenchTypography(raw.note) } : {}), versions };
  });
}

export const readCcags = (file: SourceFile, faults: ContentFault[]): Ccag[] =>
  (parseYaml(file.path, file.text, Ccags, faults) ?? []).map((item) => ({
    ...item,
    title: frenchTypography(item.title),
    ...(item.confidenceNote ? { confidenceNote: frenchTypography(item.confidenceNote) } : {}),
  }));

export const readSwitches = (file: SourceFile, faults: ContentFault[]): LawSwitch[] =>
  (parseYaml(file.path, file.text, Switches, faults) ?? []).map((item) => {
    checkDay(item.on, (message) => faults.push({ file: file.path, message: `${item.id} : ${message}` }));
    return { ...item, title: frenchTypography(item.title), says: frenchTypography(item.says) };
  });

export const readDoubts = (file: SourceFile, faults: ContentFault[]): Doubt[] =>
  (parseYaml(file.path, file.text, Doubts, faults) ?? []).map((item) => ({ ...item, title: frenchTypography(item.title), says: frenchTypography(item.says) }));
