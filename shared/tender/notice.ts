/**
 * What to copy in the notice: for each lot, the eForms fields with codes and French labels, the DECP values, and what
 * stops them from being right. Deduced from the consultation and the chosen clauses; a value typed by the person wins.
 * Source of the codes: eForms SDK 1.15 (© Union européenne, CC BY 4.0); how French reservations map to them is our deduction.
 */
import type { DecpEntry, LotNotice, NoticeEntry, TenderNotices } from '../api/notice.ts';
import type { TenderContent, TenderLot } from '../api/tenders.ts';
import { frenchTypography } from '../typography.ts';
import type { Law } from './law.ts';
import { decpEntries } from './notice-decp.ts';
import { factsOf, type NoticeClause } from './notice-facts.ts';
import { noticeEntries } from './notice-fields.ts';
import { noticeFaults } from './notice-faults.ts';

export type { NoticeClause } from './notice-facts.ts';

function entryLine({ field, label, codes, text }: NoticeEntry): string {
  const value = [...codes.map((one) => `${one.code} (${one.label})`), ...(text ? [text] : [])].join(' ; ');
  return `${field} ${label} : ${value || '[à compléter]'}`;
}

/** Criteria fields stay together under the name of their criterion. */
function entryLines(entries: readonly NoticeEntry[]): string[] {
  return entries.flatMap((entry, index) =>
    entry.group && entry.group !== entries[index - 1]?.group ? [`Critère ${entry.group}`, entryLine(entry)] : [entryLine(entry)],
  );
}

function plainText(name: string, entries: readonly NoticeEntry[], decp: readonly DecpEntry[], faults: readonly string[]): string {
  return frenchTypography(
    [
      name,
      '',
      'Avis (eForms)',
      ...entryLines(entries),
      '',
      'Données essentielles (DECP)',
      ...decp.map(({ field, values }) => `${field} : ${values.join(' ; ') || '[à compléter]'}`),
      ...(faults.length > 0 ? ['', 'À corriger', ...faults.map((fault) => `– ${fault}`)] : []),
    ].join('\n'),
  );
}

function lotNotice(tender: TenderContent, lot: TenderLot, law: Law, clauses: readonly NoticeClause[]): LotNotice {
  const ask = { tender, lot, facts: factsOf(lot, clauses) };
  const eforms = noticeEntries(ask);
  const decp = decpEntries(tender, lot, ask.facts);
  const faults = noticeFaults(ask, law, eforms, decp);
  const eformsLot = `LOT-${String(lot.number).padStart(4, '0')}`;
  return {
    lotId: lot.id,
    number: lot.number,
    title: lot.title,
    eformsLot,
    eforms,
    decp,
    faults,
    text: plainText(`${eformsLot}${lot.title.trim() ? ` – ${lot.title.trim()}` : ''}`, eforms, decp, faults),
  };
}

/** One notice block a lot, in their order. */
export const tenderNotices = (tender: TenderContent, law: Law, clauses: readonly NoticeClause[]): TenderNotices['lots'] =>
  tender.lots.map((lot) => lotNotice(tender, lot, law, clauses));
