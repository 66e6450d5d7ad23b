/**
 * Blanks left in a text written by hand (« ……… », « [à compléter] », « XX % ») become variables of a clause. Pure.
 * Only what the text itself says is proposed: a unit behind the blank gives the type, the words before it the name; bounds and
 * starting values are never made up, the person gives them.
 */
import type { Block, Inline } from '../api/blocks.ts';
import type { ClauseVariable } from '../api/clauses.ts';
import { foldFrench } from '../typography.ts';
import { mapLines } from './map-lines.ts';

const MOST_VARIABLES = 60;
const MOST_LABEL = 80;
const MOST_ID = 40;

/** Brackets, runs of dots or underscores, « XX » and « __/__/____ ». */
const BLANK =
  /\[(?<bracket>[^[\]]{1,80})\]|(?<date>(?:_{1,4}|\.{2,4}|…|JJ|jj)\s?\/\s?(?:_{1,4}|\.{2,4}|…|MM|mm)\s?\/\s?(?:_{1,8}|\.{2,8}|…{1,2}|AAAA|aaaa))|(?<dots>[.…]{4,}|…+|_{3,}|(?<![\p{L}\d])[Xx]{2,6}(?![\p{L}\d]))/gu;

/** What stands right behind a blank: the unit is then written by the variable, not by the text. */
const UNIT = /^[\s\u00a0\u202f]*(%|€|euros?\b|heures?\b|jours?(?: (?:ouvrés|ouvrables|calendaires|francs))?(?![\p{L}])|mois\b|semaines?\b|ans?\b|années?\b)/iu;

type Sign = Pick<ClauseVariable, 'type'> & { label: string; unit?: string; min?: number; max?: number };
const signOf = (unit: string): Sign => {
  const word = unit.toLowerCase();
  if (word === '%') return { type: 'rate', label: 'Taux', min: 0, max: 100 };
  if (word === '€' || word.startsWith('euro')) return { type: 'money', label: 'Montant' };
  if (word.startsWith('heure')) return { type: 'integer', label: 'Nombre d’heures', unit: 'heures' };
  if (word.startsWith('jour')) return { type: 'integer', label: 'Nombre de jours', unit: word.endsWith('s') && word.length > 4 ? word : 'jours' };
  if (word === 'mois') return { type: 'integer', label: 'Nombre de mois', unit: 'mois' };
  if (word.startsWith('semaine')) return { type: 'integer', label: 'Nombre de semaines', unit: 'semaines' };
  return { type: 'integer', label: 'Nombre d’années', unit: 'ans' };
};

/** « XX stagiaires »: a number of what follows. */
const COUNTED = /^[\s\u00a0\u202f]+(\p{Ll}{3,}[sx])(?![\p{L}])/u;
const countSign = (word: string): Sign => ({ type: 'integer', label: `Nombre ${/^[aeiouyéèêâî]/.test(word) ? 'd’' : 'de '}${word}`, unit: word });

/** What stands behind a blank, and the kind of value it asks for; null when nothing tells. */
function unitOf(blank: string, after: string): { written: string; sign: Sign } | null {
  const unit = UNIT.exec(after)?.[0];
  if (unit) return { written: unit, sign: signOf(unit.trim()) };
  const counted = /^[Xx]+$/.test(blank) ? COUNTED.exec(after) : null;
  return counted?.[1] ? { written: counted[0], sign: countSign(counted[1]) } : null;
}

/** « [à compléter] » names nothing; « [nom du facilitateur] » does. */
const NAMELESS = /^(?:(?:a |à )?(?:compléter|completer|préciser|preciser|remplir|définir|definir|indiquer|renseigner)|[.…_xX\s]+)$/iu;
const ASKS = /^(?:à |a )?(?:compléter|completer|préciser|preciser|indiquer|renseigner|insérer|inserer)\s*:?\s+(?:le |la |les |l’|l'|un |une )?/iu;

/** Blanks for what every clause knows without declaring it. */
const BUILT_IN: readonly (readonly [RegExp, string])[] = [
  [/^(?:nom |designation )?(?:du |de la |de )?(?:acheteur|pouvoir adjudicateur|collectivite|maitre ouvrage)$/, 'acheteur'],
  [/^(?:objet|intitule)(?: (?:du|de la|de) (?:marche|consultation|accord cadre))?$/, 'objet'],
  [/^(?:numero |nom |designation )?(?:du )?lots?$/, 'lot'],
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const trimmed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const WORDS_BEFORE = 5;
/** The words before a blank: all of « Nom du facilitateur : », the last five of a sentence. */
function nameBefore(before: string): string {
  const clause =
    trimmed(before)
      .split(/[.;!?]\s|[«»()]/)
      .at(-1) ?? '';
  const led = /([^,:]{3,60})\s*:$/u.exec(clause)?.[1];
  if (led) return trimmed(led);
  return clause.replace(/[,:]$/, '').split(' ').slice(-WORDS_BEFORE).join(' ');
}

/** An identifier from a label: plain letters, digits, dashes; never empty. */
export function variableId(label: string, taken: ReadonlySet<string>): string {
  const plain =
    foldFrench(label)
      .replaceAll(' ', '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, MOST_ID)
      .replace(/-+$/, '') || 'valeur';
  if (!taken.has(plain)) return plain;
  for (let count = 2; ; count += 1) if (!taken.has(`${plain}-${count}`)) return `${plain}-${count}`;
}

type Found = { variables: ClauseVariable[] /** By folded label of a bracket: the same bracket twice is one variable. */; named: Map<string, string> };

function declare(found: Found, sign: Sign, label: string): string {
  const id = variableId(label, new Set(found.variables.map((variable) => variable.id)));
  const { type, unit, min, max } = sign;
  found.variables.push({
    id,
    label: capital(trimmed(label)).slice(0, MOST_LABEL),
    type,
    required: true,
    ...(unit ? { unit } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
  return id;
}

function bracketId(found: Found, inside: string, sign: Sign | null, before: string): string {
  const name = trimmed(inside).replace(ASKS, '');
  if (NAMELESS.test(trimmed(inside)) || NAMELESS.test(name))
    return declare(found, sign ?? { type: 'text', label: '' }, sign?.label ?? (nameBefore(before) || 'À compléter'));
  const folded = foldFrench(name);
  const builtIn = BUILT_IN.find(([pattern]) => pattern.test(folded))?.[1];
  if (builtIn) return builtIn;
  const known = found.named.get(folded);
  if (known) return known;
  const asked: Sign = sign ?? (/^date\b/.test(folded) ? { type: 'date', label: name } : { type: 'text', label: name });
  const id = declare(found, asked, name);
  found.named.set(folded, id);
  return id;
}

function fillText(inline: Extract<Inline, { kind: 'text' }>, before: string, after: string, found: Found): Inline[] {
  const { text, kind: _, ...marks } = inline;
  const parts: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(BLANK)) {
    if (found.variables.length >= MOST_VARIABLES) break;
    const end = match.index + match[0].length;
    const { bracket, date } = match.groups ?? {};
    // « … » that ends a sentence or a list is a way of writing, not a blank.
    if (match[0] === '…' && !/^\s*[:%€\d]/.test(text.slice(end)) && !/:\s*$/.test(text.slice(0, match.index))) continue;
    // « [cf. article 3] », « [1] »: brackets that ask for nothing.
    if (bracket !== undefined && /^(?:\d+|cf\b.*|voir\b.*|sic|…|\.{3})$/i.test(trimmed(bracket))) continue;
    const unit = unitOf(match[0], text.slice(end) || after);
    const sign: Sign | null = date ? { type: 'date', label: 'Date' } : (unit?.sign ?? null);
    const said = before + text.slice(0, match.index);
    const id =
      bracket === undefined
        ? declare(found, sign ?? { type: 'text', label: '' }, sign?.label ?? (nameBefore(said) || 'À compléter'))
        : bracketId(found, bracket, sign, said);
    if (match.index > at) parts.push({ ...marks, kind: 'text', text: text.slice(at, match.index) });
    parts.push({ ...marks, kind: 'variable', id });
    // The unit goes with the variable, when it stands in the same run.
    at = end + (unit && text.length > end && id !== 'lot' ? unit.written.length : 0);
  }
  if (parts.length === 0) return [inline];
  if (at < text.length) parts.push({ ...marks, kind: 'text', text: text.slice(at) });
  return parts;
}

const plainOf = (line: readonly Inline[]): string => line.map((inline) => (inline.kind === 'text' ? inline.text : '…')).join('');

/** Texts of one clause with their blanks made variables, and these variables; texts are read in order, together. */
export function readBlanks<Text extends { blocks: readonly Block[] }>(
  texts: readonly Text[],
): { texts: (Text & { blocks: Block[] })[]; variables: ClauseVariable[] } {
  const found: Found = { variables: [], named: new Map() };
  const filled = texts.map((text) => ({
    ...text,
    blocks: mapLines(text.blocks, (line) =>
      line.flatMap((inline, index) =>
        inline.kind === 'text' ? fillText(inline, plainOf(line.slice(0, index)), plainOf(line.slice(index + 1)), found) : [inline],
      ),
    ),
  }));
  return { texts: filled, variables: found.variables };
}
