/** The number and the day of a content: what tells which of two is the newer. */
import { type Static, Type } from 'typebox';
import { isDay } from '../../shared/days.ts';
import { type ContentFault, parseYaml, type SourceFile } from './files.ts';

const EDITION_FILE = 'edition.yaml';
const EditionText = Type.Object(
  {
    /** Grows by one each time a content leaves for the servers. */
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  },
  { additionalProperties: false },
);
export type Edition = Static<typeof EditionText>;

/** Null, and a fault, when the file is missing or does not hold. */
export function readEdition(files: readonly SourceFile[], faults: ContentFault[]): Edition | null {
  const file = files.find(({ path }) => path === EDITION_FILE);
  if (!file) {
    faults.push({ file: EDITION_FILE, message: 'fichier absent' });
    return null;
  }
  const edition = parseYaml(file.path, file.text, EditionText, faults);
  if (edition && !isDay(edition.day)) faults.push({ file: file.path, message: `date impossible : ${edition.day}` });
  return edition;
}
