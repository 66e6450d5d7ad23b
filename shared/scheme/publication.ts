/** What a published version is called, on screen, in its Word file and in its name. Pure. */
import { formatDay } from '../format.ts';
import type { SchemeDocument } from './document/nodes.ts';

/**
 * « Version 2, adoptée le 14 décembre 2026 »; without a day of adoption, « Version 2 ».
 * @param on the day it is said: an adoption still to come is « soumise au vote »
 */
export function publicationName({ number, adoptedOn }: { number: number; adoptedOn: string | null }, on: string): string {
  if (adoptedOn === null) return `Version ${number}`;
  return `Version ${number}, ${adoptedOn <= on ? 'adoptée le' : 'soumise au vote du'} ${formatDay(adoptedOn)}`;
}

/** The document that says its number on the cover, where a draft says its state. */
export function numbered(document: SchemeDocument, number: number): SchemeDocument {
  return { ...document, statement: [`Version ${number}`, document.statement].filter(Boolean).join(' · ') };
}
