/** What the archive holds: readable ASCII names, each once, and the list that a person reads first. */
import type { TenderContent } from '../api/tenders.ts';
import type { Day } from '../days.ts';
import { formatDay } from '../format.ts';
import { frenchTypography } from '../typography.ts';

/** Longest part of a name kept: a path stays short enough for old unzippers. */
const NAME_LENGTH = 80;

/** « Règlement (école).docx » → « Reglement (ecole).docx »: letters, digits, spaces and a few signs, no path, no surprise for any system. */
export function archiveName(name: string, fallback = 'fichier'): string {
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot >= 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const plain = (text: string): string =>
    text
      .replace(/œ/g, 'oe')
      .replace(/Œ/g, 'OE')
      .replace(/æ/g, 'ae')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[’']/g, ' ')
      .replace(/[–—]/g, '-')
      .replace(/[^A-Za-z0-9 ._()-]+/g, ' ')
      .replace(/\.{2,}/g, '.')
      .replace(/\s+/g, ' ');
  const kept = plain(stem)
    .replace(/^[\s.)-]+/, '')
    .slice(0, NAME_LENGTH)
    .replace(/[\s.-]+$/, '');
  // Windows keeps these names for devices, whatever follows the dot.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(kept);
  return `${kept === '' || reserved ? fallback : kept}${plain(extension).replace(/\s/g, '')}`;
}

/** The same names with a rank where two would be one, without regard to case. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    let unique = name;
    for (let rank = 2; taken.has(unique.toLowerCase()); rank += 1) unique = `${name.slice(0, dot)} (${rank})${name.slice(dot)}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

export type ArchiveLine = { name: string; says: string };

/** The list as plain text; `untouched`: files sent without any insertion prepared. Windows line ends, for its oldest editors. */
export function readMe(tender: TenderContent, on: Day, lines: readonly ArchiveLine[], untouched: readonly string[]): string {
  const text = [
    tender.title,
    `Droit au ${formatDay(on)}.`,
    '',
    'Dans cette archive :',
    ...lines.map(({ name, says }) => `- ${name} : ${says}`),
    ...(untouched.length === 0
      ? []
      : ['', 'Pas dans cette archive, faute d’insertion préparée :', ...untouched.map((name) => `- ${name} (votre fichier n’a pas changé)`)]),
    '',
    'Les originaux restent dans Clausier, inchangés. Relisez chaque texte avant de publier.',
    '',
  ];
  return text.map(frenchTypography).join('\r\n');
}
