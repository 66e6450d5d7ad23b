/** Titles numbered by hand: « ARTICLE 3 – PRIX », « Chapitre II », « 4.2 Objet », « A) Généralités », « ANNEXE II ». */

export type TypedKind = 'annex' | 'division' | 'article' | 'number' | 'roman' | 'letter';
/** `number`: « Article 3 », without its dash; `depth`: 2 for « 4.2 ». `word`: « chapitre », for divisions. */
export type Typed = { kind: TypedKind; word: string; number: string; rest: string; depth: number };

const MAX_LENGTH = 160;
const SEPARATOR = '(?:[\\s\\u00a0\\u202f]|[.:)°]|[–—-])*';
const COUNT = '(?:premier|PREMIER|1er|1ER|[IVX]{1,6}|\\d{1,3}(?:[.-]\\d{1,3}){0,4}(?:[ \\u00a0]?(?:bis|ter|quater))?)';
const ARTICLE = new RegExp(`^(ARTICLE|Article|ART\\.|Art\\.)[\\s\\u00a0]*(?:[nN]°[\\s\\u00a0]*)?(${COUNT})(?![\\p{L}\\d])(${SEPARATOR})([\\s\\S]*)$`, 'u');
const DIVISION = new RegExp(
  `^(LIVRE|Livre|TITRE|Titre|PARTIE|Partie|CHAPITRE|Chapitre|SECTION|Section)[\\s\\u00a0]+(${COUNT}|[A-H])(?![\\p{L}\\d])(${SEPARATOR})([\\s\\S]*)$`,
  'u',
);
const ANNEX = new RegExp(
  `^(ANNEXE|Annexe)(?:[\\s\\u00a0]+(?:[nN]°[\\s\\u00a0]*)?(${COUNT}|[A-H]|\\d{1,2}(?:\\s?[–—-]\\s?[a-z])?|[IVX]{1,4}\\s?[–—-]\\s?[a-z]))?(?![\\p{L}\\d])(${SEPARATOR})([\\s\\S]*)$`,
  'u',
);
const NUMBER = /^(\d{1,2}(?:\.\d{1,2}){0,5})((?:[.)]|\s?[–—-])*\.?[\s\u00a0]+(?:[–—-][\s\u00a0]+)?)(\S[\s\S]*)$/u;
const ROMAN = /^([IVX]{1,6})(\s?[.)–—-]+[\s\u00a0]+)(\S[\s\S]*)$/u;
const LETTER = /^([A-H])(\s?[.)–—-]+[\s\u00a0]+)(\S[\s\S]*)$/u;

const startsLikeTitle = (text: string): boolean => /^[\p{Lu}\d«"“(’']/u.test(text);
/** « Article 12 du CCAG », « Article 5 CCAP »: a reference to another text. */
const isReference = (text: string): boolean => /^(?:du|de|des|d[’']|et|à|au|CCAG|CCP|CCAP|CCTP|RC|CMP)(?![\p{L}])/u.test(text);
/** A line of a table of contents: leaders, or a page number behind a tab. */
export const isContentsLine = (text: string): boolean => /\t\s*\d{1,4}\s*$|\.{4,}|…{2,}|_{4,}/.test(text);

function named(match: RegExpExecArray, kind: 'article' | 'division'): Typed | null {
  const [, word = '', count = '', separator = '', tail = ''] = match;
  const rest = tail.trim();
  const separated = /[.:)–—-]/.test(separator) || separator.includes('\n') || separator.includes('\t');
  if (rest !== '' && (isReference(rest) || !(separated ? /^[\p{L}\d«"“(]/u : /^[\p{Lu}«"“(]/u).test(rest))) return null;
  const name = word.startsWith('A') ? 'Article' : word.charAt(0) + word.slice(1).toLowerCase();
  return {
    kind,
    word: name.toLowerCase(),
    number: `${name} ${count.toLowerCase() === 'premier' ? 'premier' : count}`,
    rest,
    depth: count.split(/[.-]/).length,
  };
}

/** « Annexe II – b : attestation »; the plural, or « Annexe au présent contrat… », is text. */
function annexed([, , count = '', separator = '', tail = '']: RegExpExecArray): Typed | null {
  const rest = tail.trim();
  if (rest !== '' && !/[.:)–—-]/.test(separator) && !/^[\p{Lu}«"“(]/u.test(rest)) return null;
  return { kind: 'annex', word: 'annexe', number: `Annexe ${count}`.trim(), rest, depth: 1 };
}

function counted(match: RegExpExecArray, kind: 'number' | 'roman' | 'letter'): Typed | null {
  const [, count = '', , tail = ''] = match;
  return startsLikeTitle(tail) ? { kind, word: '', number: count, rest: tail.trim(), depth: kind === 'number' ? count.split('.').length : 1 } : null;
}

/** The number typed at the head of a short text, and the title behind it; null when it does not look like a title. */
export function typedTitle(text: string): Typed | null {
  const line = text.trim();
  if (line === '' || line.length > MAX_LENGTH || isContentsLine(line) || /[;,]$/.test(line)) return null;
  if (line.length > 100 && line.endsWith('.')) return null;
  const article = ARTICLE.exec(line);
  if (article) return named(article, 'article');
  const annex = ANNEX.exec(line);
  if (annex) return annexed(annex);
  const division = DIVISION.exec(line);
  if (division) return named(division, 'division');
  const number = NUMBER.exec(line);
  if (number) return counted(number, 'number');
  const roman = ROMAN.exec(line);
  if (roman) return counted(roman, 'roman');
  const letter = LETTER.exec(line);
  return letter ? counted(letter, 'letter') : null;
}
