/**
 * Most checks rest on articles written for markets. In a concession each finding cites the article of concessions that says
 * the same; one that keeps no article of its own only advises, and says that it was read for markets.
 */
import type { Finding } from '../api/findings.ts';
import type { TenderContent } from '../api/tenders.ts';
import { concessionReferences } from '../tender/concession-articles.ts';
import { type Law, weakest } from '../tender/law.ts';
import { frenchTypography } from '../typography.ts';

const BY_ANALOGY = 'Règle lue pour les marchés : à vérifier pour une concession.';

/** Third part: concessions, read in fewer sources than the articles on markets. */
const OF_CONCESSIONS = /^ccp-[lrd]3\d{3}/;

const isSure = (id: string, { references }: Law): boolean => references.find((reference) => reference.id === id)?.confidence === 'confirmed';

/** Its pieces have other names: the contract, not the CCAP. */
const inItsPieces = (text: string): string =>
  text
    .replace(/^CCAP\b/, 'Contrat')
    .replace(/\bCCAP\b/g, 'contrat')
    .replace(/^CCTP\b/, 'Cahier des charges')
    .replace(/\bCCTP\b/g, 'cahier des charges');

const named = (finding: Finding): Finding => ({
  ...finding,
  message: inItsPieces(finding.message),
  explanation: inItsPieces(finding.explanation),
  proposal: inItsPieces(finding.proposal),
});

function asConcession(finding: Finding, law: Law): Finding {
  const references = concessionReferences(finding.references);
  const own = references.filter((id) => OF_CONCESSIONS.test(id));
  if (references.length > 0)
    return { ...finding, references, confidence: own.every((id) => isSure(id, law)) ? finding.confidence : weakest(finding.confidence, 'single-source') };
  return { ...finding, severity: 'advice', confidence: 'unverified', message: frenchTypography(`${finding.message} ${BY_ANALOGY}`) };
}

/** The findings of a consultation, with the articles of its own kind of contract. */
export const forContract = (findings: readonly Finding[], { need }: Pick<TenderContent, 'need'>, law: Law): Finding[] =>
  need.form === 'concession' ? findings.map((finding) => asConcession(named(finding), law)) : [...findings];
