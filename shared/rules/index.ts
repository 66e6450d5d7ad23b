/**
 * The registry: every check, and the four ways to run them. Pure: the consultation, text or scheme, and the law of a day,
 * give findings. A colleague's override is marked, never hidden.
 */
import type { Finding } from '../api/findings.ts';
import type { SchemeContent } from '../api/schemes.ts';
import type { TenderContent } from '../api/tenders.ts';
import type { Law } from '../tender/law.ts';
import { tenderRegime } from '../tender/regime.ts';
import { CONTRADICTIONS } from './contradictions.ts';
import { forContract } from './concession.ts';
import { checkCoverage, withPlanned } from './coverage.ts';
import { appliesOn, pieceWhere, sorted, toFinding, withOverrides, withUniqueIds } from './engine.ts';
import { fieldTexts } from './field-texts.ts';
import { RULES } from './list.ts';
import { type Paragraph, readPiece } from './reading.ts';
import { type Around, nowhere, type PieceContent, type PieceFacts } from './rule.ts';

export { checkChoices } from './coverage.ts';
export { findingList } from './engine.ts';
export { RULES } from './list.ts';
export { CONTRADICTIONS } from './contradictions.ts';
export { blockParagraphs } from './blocks.ts';
export { type Paragraph, paragraphsOf } from './reading.ts';
export type { Around, PieceFacts } from './rule.ts';

/** Sentences typed in the consultation are read like a piece; the finding points at the field. */
function checkFields(tender: TenderContent, law: Law): Finding[] {
  const readers = RULES.filter((rule) => rule.text && appliesOn(rule, law));
  return fieldTexts(tender).flatMap(({ kind, section, text, lotId, path }) => {
    const paragraphs = [{ text: section, level: 1 }, ...text.split(/\n+/).map((line) => ({ text: line, level: null }))];
    const piece: PieceContent = { facts: { kind, whole: false, ccag: null }, reading: readPiece(paragraphs) };
    const asked = readers.filter(({ pieces }) => !pieces || pieces.includes(kind));
    return asked.flatMap((rule) =>
      (rule.text?.(piece, law) ?? []).map((hit) =>
        toFinding(rule, hit, {
          scope: lotId === null ? 'tender' : 'lot',
          lotId,
          path,
          piece: null,
          documentId: null,
          paragraph: null,
          matched: hit.matched ?? null,
        }),
      ),
    );
  });
}

/** Everything the data of a consultation let decide, on the law's day. */
export function checkTender(tender: TenderContent, law: Law, around: Partial<Around> = {}): Finding[] {
  const context = { others: around.others ?? [], clauses: around.clauses ?? [], tender, law, regime: tenderRegime(tender, law) };
  const findings = RULES.filter((rule) => appliesOn(rule, law)).flatMap((rule) => [
    ...(rule.tender?.(context) ?? []).map((hit) => toFinding(rule, hit, { ...nowhere, path: hit.path ?? '', matched: hit.matched ?? null })),
    ...tender.lots.flatMap((lot, index) => {
      const lotRegime = context.regime.lots[index];
      return !rule.lot || !lotRegime
        ? []
        : rule.lot(lot, { ...context, lotRegime }).map((hit) =>
            toFinding(rule, hit, {
              ...nowhere,
              scope: 'lot',
              lotId: lot.id,
              path: `lots/${index}${hit.path ? `/${hit.path}` : ''}`,
              matched: hit.matched ?? null,
            }),
          );
    }),
  ]);
  return withOverrides(withUniqueIds(sorted(forContract([...findings, ...checkFields(tender, law)], tender, law))), tender.overrides);
}

const textFindings = (piece: PieceContent, law: Law): Finding[] =>
  RULES.filter((rule) => rule.text && (!rule.pieces || rule.pieces.includes(piece.facts.kind)) && appliesOn(rule, law)).flatMap((rule) =>
    (rule.text?.(piece, law) ?? []).map((hit) => toFinding(rule, hit, pieceWhere(piece, hit))),
  );

/** The text of one piece. `facts.whole` is false for an excerpt: what it lacks is then not held against it. */
export const checkText = (facts: PieceFacts, paragraphs: readonly Paragraph[], law: Law): Finding[] =>
  withUniqueIds(sorted(textFindings({ facts, reading: readPiece(paragraphs) }, law)));

function acrossFindings(pieces: readonly PieceContent[], tender: TenderContent | null, law: Law): Finding[] {
  const [first] = pieces;
  if (!first) return [];
  return [...RULES, ...CONTRADICTIONS]
    .filter((rule) => rule.across && appliesOn(rule, law))
    .flatMap((rule) => (rule.across?.(pieces, tender, law) ?? []).map((hit) => toFinding(rule, hit, pieceWhere(first, hit))));
}

type Written = { facts: PieceFacts; paragraphs: readonly Paragraph[] };
const read = ({ facts, paragraphs }: Written): PieceContent => ({ facts, reading: readPiece(paragraphs) });

/** Several pieces of one consultation together: what one says and another denies. */
export const checkPieces = (pieces: readonly Written[], tender: TenderContent | null, law: Law): Finding[] =>
  withUniqueIds(sorted(acrossFindings(pieces.map(read), tender, law)));

/** A piece as uploaded; `planned` is what clauses will add to it, read for what is missing only. */
export type SentPiece = Written & { planned: readonly Paragraph[] };

/** The files of a consultation, each read once: their texts, their contradictions, and the obligations none of them carries. */
export function checkDocuments(pieces: readonly SentPiece[], tender: TenderContent, law: Law): Finding[] {
  const contents = pieces.map(read);
  const completed = contents.map(({ facts, reading }, i) => ({ facts, reading: withPlanned(reading, readPiece(pieces[i]?.planned ?? [])) }));
  const found = [...contents.flatMap((piece) => textFindings(piece, law)), ...acrossFindings(contents, tender, law), ...checkCoverage(completed, tender, law)];
  return forContract(found, tender, law);
}

/** Findings of several checks as one list: sorted, each id once, the person's overrides marked. */
export const gathered = (findings: readonly Finding[], { overrides }: Pick<TenderContent, 'overrides'>): Finding[] =>
  withOverrides(withUniqueIds(sorted(findings)), overrides);

/** A scheme (SPASER) against L. 2111-3; complements the completeness, item by item. */
export const checkScheme = (scheme: SchemeContent, law: Law): Finding[] =>
  withUniqueIds(
    sorted(
      RULES.filter((rule) => rule.scheme && appliesOn(rule, law)).flatMap((rule) =>
        (rule.scheme?.(scheme, law) ?? []).map((hit) =>
          toFinding(rule, hit, { ...nowhere, scope: 'scheme', path: hit.path ?? '', matched: hit.matched ?? null }),
        ),
      ),
    ),
  );
