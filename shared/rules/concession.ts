/**
 * Most checks rest on articles written for markets. In a concession each finding cites the article of concessions that says
 * the same; one that keeps no article of its own only advises, and says that it was read for markets.
 */
import type { Finding } from '../api/findings.ts';
import type { TenderContent } from '../api/tenders.ts';
import { type Law, weakest } from '../tender/law.ts';
import { frenchTypography } from '../typography.ts';

const TWIN: Readonly<Record<string, string>> = {
  'ccp-l2112-2': 'ccp-l3114-2',
  'ccp-l2112-2-1': 'ccp-l3114-2-1',
  'ccp-l2112-4': 'ccp-l3114-3',
  'ccp-l2113-12': 'ccp-l3113-1',
  'ccp-l2113-13': 'ccp-l3113-2',
  'ccp-r2113-7': 'ccp-r3113-1',
  'ccp-l2152-7': 'ccp-l3124-5',
  'ccp-l2152-8': 'ccp-l3124-5',
  'ccp-r2152-7': 'ccp-r3124-4',
  'ccp-r2152-11': 'ccp-r3124-4',
};
/** Second part of the code: markets. */
const OF_MARKETS = /^ccp-[lrd]2\d{3}/;
const BY_ANALOGY = 'Règle lue pour les marchés : à vérifier pour une concession.';

/** Third part: concessions, read in fewer sources than the articles on markets. */
const OF_CONCESSIONS = /^ccp-[lrd]3\d{3}/;

const isSure = (id: string, { references }: Law): boolean => references.find((reference) => reference.id === id)?.confidence === 'confirmed';

function asConcession(finding: Finding, law: Law): Finding {
  const references = [...new Set(finding.references.map((id) => TWIN[id] ?? id).filter((id) => !OF_MARKETS.test(id)))];
  const own = references.filter((id) => OF_CONCESSIONS.test(id));
  if (references.length > 0)
    return { ...finding, references, confidence: own.every((id) => isSure(id, law)) ? finding.confidence : weakest(finding.confidence, 'single-source') };
  return { ...finding, severity: 'advice', confidence: 'unverified', message: frenchTypography(`${finding.message} ${BY_ANALOGY}`) };
}

/** The findings of a consultation, with the articles of its own kind of contract. */
export const forContract = (findings: readonly Finding[], { need }: Pick<TenderContent, 'need'>, law: Law): Finding[] =>
  need.form === 'concession' ? findings.map((finding) => asConcession(finding, law)) : [...findings];
