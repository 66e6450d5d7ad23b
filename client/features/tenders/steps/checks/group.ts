/**
 * What the checks saw: grouped by whole, lot, file or piece, what blocks first, each with its reason, its article, the way
 * to mend and the place. A finding that does not block can be set aside with a written reason, kept with the consultation.
 * Here, the part that is not drawing: groups and counts. Pure.
 */
import type { TenderDocument } from '#shared/api/documents.ts';
import type { Finding, Severity } from '#shared/api/findings.ts';
import type { Tender } from '#shared/api/tenders.ts';
import { lotName } from '#shared/tender/names.ts';
import { PIECE_NAMES } from '../../../../labels.ts';

export type FindingGroup = { key: string; title: string; lotId: string | null; documentId: string | null; findings: Finding[] };

const SEVERITY_RANK: Record<Severity, number> = { blocking: 0, attention: 1, advice: 2 };
/** What was set aside goes last. */
const rank = ({ severity, overridden }: Finding): number => (overridden === null ? SEVERITY_RANK[severity] : 3);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function groupOf({ where }: Finding, tender: Tender, documents: readonly TenderDocument[]): Omit<FindingGroup, 'findings'> {
  const { documentId, piece, lotId } = where;
  if (documentId !== null) {
    const name = documents.find(({ id }) => id === documentId)?.name ?? 'Fichier retiré';
    return { key: `document ${documentId}`, title: `Fichier «\u00a0${name}\u00a0»`, lotId, documentId };
  }
  const lot = tender.lots.find(({ id }) => id === lotId);
  if (lot) return { key: `lot ${lot.id}`, title: capital(lotName(lot, tender)), lotId, documentId: null };
  if (piece !== null) return { key: `piece ${piece}`, title: PIECE_NAMES[piece], lotId: null, documentId: null };
  return { key: 'whole', title: 'Toute la consultation', lotId: null, documentId: null };
}

/** Whole first, then lots in order, then files and pieces; in each, what blocks first. */
export function grouped(findings: readonly Finding[], tender: Tender, documents: readonly TenderDocument[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const group = groupOf(finding, tender, documents);
    const held = groups.get(group.key) ?? { ...group, findings: [] };
    held.findings.push(finding);
    groups.set(group.key, held);
  }
  const order = ['whole', ...tender.lots.map(({ id }) => `lot ${id}`)];
  const place = ({ key }: FindingGroup): number => (order.includes(key) ? order.indexOf(key) : order.length);
  for (const group of groups.values()) group.findings.sort((a, b) => rank(a) - rank(b));
  return [...groups.values()].sort((a, b) => place(a) - place(b));
}

export type Counts = { blocking: number; attention: number; advice: number; aside: number };

/** How many of each are still to deal with, and how many were set aside. */
export function counts(findings: readonly Finding[]): Counts {
  const open = (severity: Severity): number => findings.filter((one) => one.severity === severity && one.overridden === null).length;
  return {
    blocking: open('blocking'),
    attention: open('attention'),
    advice: open('advice'),
    aside: findings.filter(({ overridden }) => overridden !== null).length,
  };
}

const many = (count: number, one: string, several: string): string[] => (count === 0 ? [] : [`${count} ${count > 1 ? several : one}`]);

/** « 2 points bloquants, 5 points d’attention, 3 conseils. » */
export function countSentence({ blocking, attention, advice, aside }: Counts): string {
  const parts = [
    ...many(blocking, 'point bloquant', 'points bloquants'),
    ...many(attention, 'point d’attention', 'points d’attention'),
    ...many(advice, 'conseil', 'conseils'),
  ];
  const put = many(aside, 'constat mis de côté', 'constats mis de côté').map((text) => ` ${text} avec un motif.`);
  return `${parts.length === 0 ? 'Rien à signaler.' : `${parts.join(', ')}.`}${put.join('')}`;
}
