/** What a person should know of their file before choosing places, in words they understand. */
import type { WordFile } from './model.ts';

type Known = Pick<WordFile, 'xml' | 'blocks' | 'bookmarks' | 'paragraphs' | 'prefix' | 'entries'>;

const has = (xml: string, prefix: string, ...names: string[]): boolean =>
  names.some((name) => new RegExp(`<${prefix === '' ? '' : `${prefix}:`}${name}[\\s/>]`).test(xml));

function revisionWarnings({ xml, prefix }: Known): string[] {
  return has(xml, prefix, 'ins', 'del', 'moveFrom', 'moveTo')
    ? ['Ce fichier contient déjà des modifications suivies : elles restent en l’état, ni acceptées ni refusées.']
    : [];
}

function headingWarnings({ blocks }: Known): string[] {
  const headings = blocks.filter(({ heading }) => heading !== null);
  if (headings.length === 0)
    return ['Aucun titre n’a été reconnu dans ce fichier : une clause peut être placée à la fin, ou après le paragraphe que vous choisissez.'];
  const typed = headings.filter(({ heading, number }) => heading?.sign === 'typed' && number !== '');
  return typed.length > 0
    ? ['Les articles de ce fichier sont numérotés à la main : après une insertion au milieu, les numéros suivants ne changent pas seuls.']
    : [];
}

function fieldWarnings({ xml }: Known): string[] {
  return /\bTOC\s+\\/.test(xml)
    ? ['Ce fichier a un sommaire : après l’insertion, faites un clic droit dessus dans Word, puis « Mettre à jour les champs ».']
    : [];
}

/** French sentences, most useful first. */
export function warningsOf(known: Known): string[] {
  const { paragraphs, blocks, xml, prefix } = known;
  const boxed = has(xml, prefix, 'txbxContent');
  const empty = paragraphs.every(({ text }) => text.trim() === '');
  return [
    ...(empty ? ['Ce fichier ne contient aucun texte lisible : il est peut-être fait d’images.'] : headingWarnings(known)),
    ...revisionWarnings(known),
    ...fieldWarnings(known),
    ...(boxed ? ['Le texte des zones de texte n’est pas lu ; il ne sera pas modifié.'] : []),
    ...(blocks.some(({ kind }) => kind === 'other')
      ? ['Ce fichier contient des éléments que Clausier ne lit pas (contenu importé, équation) ; ils restent en l’état.']
      : []),
  ];
}
