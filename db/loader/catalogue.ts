/** The scheme's catalogues and the search synonyms. Their files have the shape of the HTTP contract. */
import { type Static, type TSchema, Type } from 'typebox';
import {
  CatalogueAction,
  CatalogueBody,
  CatalogueIndicator,
  CatalogueLever,
  CatalogueTraining,
  ChapterGuide,
  GlossaryTerm,
  StartingPoint,
} from '../../shared/api/catalogue.ts';
import { typeset } from '../../shared/typography.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';

export const Synonyms = Type.Array(
  Type.Union([
    /** Words that mean the same. */
    Type.Array(Type.String(), { minItems: 2 }),
    /** One word that also looks for others. */
    Type.Object({ from: Type.String(), to: Type.Array(Type.String(), { minItems: 1 }) }, { additionalProperties: false }),
  ]),
);
export type Synonyms = Static<typeof Synonyms>;

/** Keys whose text is an identifier, never a sentence. */
const IDENTIFIERS = new Set([
  'id',
  'axis',
  'unit',
  'measuredIn',
  'better',
  'source',
  'legal',
  'references',
  'clauses',
  'indicators',
  'indicator',
  'action',
  'actions',
  'kind',
  'siren',
  'website',
  'position',
  'status',
  'from',
  'to',
  'on',
  'adoptedOn',
  'body',
  'lever',
  'organisations',
  'confidence',
  'bodies',
  'training',
  'levers',
]);

/** Every text of a catalogue that is not an identifier. */
export const isCatalogueSentence = (field: string): boolean => !IDENTIFIERS.has(field);

function readList<T extends TSchema>(item: T) {
  const list = Type.Array(item);
  return (file: SourceFile, faults: ContentFault[]): Static<T>[] => {
    const raw = parseYaml(file.path, file.text, list, faults);
    if (!raw) return [];
    const text = JSON.stringify(typeset(raw, isCatalogueSentence));
    return parseYaml(file.path, text, list, faults) ?? [];
  };
}

export const readActions = readList(CatalogueAction);
export const readIndicators = readList(CatalogueIndicator);
export const readBodies = readList(CatalogueBody);
export const readTraining = readList(CatalogueTraining);
export const readLevers = readList(CatalogueLever);
export const readGlossary = readList(GlossaryTerm);
export const readStartingPoints = readList(StartingPoint);
export const readChapters = readList(ChapterGuide);

export const readSynonyms = (file: SourceFile, faults: ContentFault[]): Synonyms => parseYaml(file.path, file.text, Synonyms, faults) ?? [];
