/** Runs rules and turns what they saw into findings with a stable id. */
import type { Finding, FindingList, FindingWhere } from '../api/findings.ts';
import type { TenderContent } from '../api/tenders.ts';
import { hasSwitched, type Law, weakest } from '../tender/law.ts';
import { frenchTypography } from '../typography.ts';
import { capped, gentler, type Hit, type PieceContent, type Rule } from './rule.ts';

/** Applies from its change of law, or while its first article is in force; an article we do not hold does not silence it. */
export function appliesOn(rule: Rule, law: Law): boolean {
  if (rule.since) return hasSwitched(law, rule.since);
  const known = law.references.find(({ id }) => id === rule.references[0]);
  return known === undefined || known.status === 'in-force';
}

/** Short and stable: the same words give the same mark. */
function mark(text: string): string {
  let hash = 5381;
  for (let i = 0; i < text.length; i++) hash = ((hash * 33) ^ text.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}

/** Words and file, not ranks: inserting a paragraph above keeps the id, and with it the person's override. */
function findingId(rule: string, where: FindingWhere): string {
  const place = where.piece
    ? [where.piece, where.documentId && mark(where.documentId), mark(where.matched ?? '')].filter(Boolean).join('.')
    : [where.lotId?.slice(-36), where.path.replace(/^lots\/\d+\/?/, '')].filter(Boolean).join('.');
  return `${rule}.${place || 'all'}`.replace(/[^A-Za-z0-9._-]/g, '.').slice(0, 74);
}

export function toFinding(rule: Rule, hit: Hit, where: FindingWhere): Finding {
  const confidence = weakest(rule.confidence, hit.confidence ?? rule.confidence);
  return {
    id: findingId(rule.id, where),
    rule: rule.id,
    title: frenchTypography(rule.title),
    severity: capped(gentler(rule.severity, hit.severity ?? rule.severity), confidence),
    confidence,
    message: frenchTypography(hit.message),
    explanation: frenchTypography(rule.explanation),
    proposal: frenchTypography(rule.proposal),
    where,
    references: [...new Set([...(hit.references ?? rule.references), ...(rule.seeAlso ?? [])])],
    overridden: null,
  };
}

export const pieceWhere = ({ facts }: PieceContent, hit: Hit): FindingWhere => ({
  scope: 'piece',
  lotId: null,
  path: '',
  piece: hit.piece ?? facts.kind,
  documentId: hit.documentId ?? (hit.piece === undefined ? (facts.documentId ?? null) : null),
  paragraph: hit.paragraph ?? null,
  matched: hit.matched ?? null,
});

/** Two findings of one rule at one place get a rank, so that ids stay unique. */
export function withUniqueIds(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, count);
    return count === 1 ? finding : { ...finding, id: `${finding.id}.${count}` };
  });
}

const RANK = { blocking: 0, attention: 1, advice: 2 } as const;

/** Blocking first, then by rule. */
export const sorted = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));

/** Marks what a person passed over, with the reason. A blocking finding, or an empty reason, changes nothing. */
export const withOverrides = (findings: readonly Finding[], overrides: TenderContent['overrides']): Finding[] =>
  findings.map((finding) => {
    const reason = overrides.find((override) => override.finding === finding.id)?.reason.trim();
    return finding.severity === 'blocking' || !reason ? finding : { ...finding, overridden: reason };
  });

/** The reply of the contract; what was passed over stays listed but no longer counts. */
export function findingList(findings: readonly Finding[], law: Law): FindingList {
  const count = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity && finding.overridden === null).length;
  return {
    on: law.on,
    items: [...findings],
    total: findings.length,
    counts: { blocking: count('blocking'), attention: count('attention'), advice: count('advice') },
  };
}
