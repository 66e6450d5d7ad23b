import { CLIMATE_SWITCH } from '../tender/law.ts';
import { writesAnnualReport } from '../tender/themes.ts';
import { isConcession, nameOf } from './helpers.ts';
import { pieceOf, type Rule } from './rule.ts';

const REPORT = /\brapports? annuels?\b/;
const ENVIRONMENT = /\benvironnement\w*\b/;
const INSERTION = /\binsertion\b/;

/** The article binds the holder, not the contract: a contract that says nothing of it is only advised to. */
export const L65: Rule = {
  id: 'L65',
  title: 'Rapport annuel muet sur l’environnement ou l’insertion',
  severity: 'advice',
  confidence: 'single-source',
  references: ['ccp-l3131-5', 'ccp-r3131-3'],
  since: CLIMATE_SWITCH,
  pieces: ['ccap'],
  explanation:
    'Depuis août 2026, le rapport annuel du concessionnaire décrit aussi ses mesures pour l’environnement et pour l’insertion par l’activité économique. Une trame et une date écrites au contrat rendent ces rapports comparables d’une année à l’autre.',
  proposal: 'Ajouter la clause de rapport annuel, ou compléter celle du contrat.',
  lot: (lot, { tender }) => {
    if (!isConcession(tender) || tender.procedure.exclusion === 'defence' || lot.clauses.length === 0) return [];
    if (lot.clauses.some(({ slug }) => writesAnnualReport(slug))) return [];
    return [
      {
        message: `${nameOf(lot, tender)} : aucune clause choisie ne dit ce que le rapport annuel décrit de l’environnement et de l’insertion.`,
        path: 'clauses',
      },
    ];
  },
  across: (pieces, tender) => {
    if (!tender || !isConcession(tender) || tender.procedure.exclusion === 'defence') return [];
    return pieces
      .filter(({ facts, reading }) => facts.kind === 'ccap' && facts.whole && REPORT.test(reading.folded))
      .filter(({ reading }) => !(ENVIRONMENT.test(reading.folded) && INSERTION.test(reading.folded)))
      .map((piece) => ({ ...pieceOf(piece), message: 'Le contrat parle du rapport annuel sans nommer l’environnement et l’insertion.' }));
  },
};
