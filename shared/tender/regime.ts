/**
 * What the law asks of a consultation on its day, lot by lot: social condition above the European threshold, environment
 * in conditions and criteria, price never alone (L. 2112-2, L. 2112-2-1, L. 2152-7, R. 2152-7; concessions L. 3114-2 and
 * following; yearly report L. 3131-5). Dates and thresholds come from the content; a missing value makes `unknown`, two readings make `attention`.
 */
import type { Confidence } from '../api/common.ts';
import type { ContractForm, LotRegime, RegimeAnswer, TenderContent, TenderLot, TenderRegime } from '../api/tenders.ts';
import { formatDay } from '../format.ts';
import { estimatedValue } from './estimated-value.ts';
import { exceptionsFor } from './exceptions.ts';
import { CLIMATE_SWITCH, hasSwitched, type Law } from './law.ts';
import { socialAnswer } from './social-threshold.ts';
import { europeanThresholds } from './thresholds.ts';

type Side = 'market' | 'concession';

const SOURCES: Record<Side, Record<'environmentalCondition' | 'environmentalCriterion' | 'severalCriteria' | 'socialCriterion', string[]>> = {
  market: {
    environmentalCondition: ['ccp-l2112-2'],
    environmentalCriterion: ['ccp-l2152-7', 'ccp-r2152-7'],
    severalCriteria: ['ccp-r2152-7'],
    socialCriterion: ['ccp-r2152-7'],
  },
  concession: {
    environmentalCondition: ['ccp-l3114-2'],
    environmentalCriterion: ['ccp-l3124-5', 'ccp-r3124-4'],
    severalCriteria: ['ccp-l3124-5', 'ccp-r3124-4'],
    socialCriterion: ['ccp-l3124-5', 'ccp-r3124-4'],
  },
};

const sideOf = (form: ContractForm | null): Side => (form === 'concession' ? 'concession' : 'market');

const answer = (obligation: RegimeAnswer['obligation'], reason: string, references: string[], confidence: Confidence = 'confirmed'): RegimeAnswer => ({
  obligation,
  reason,
  references,
  confidence,
});

/** Defence or security, and book V contracts, stay out of these rules; null when the tender is in their scope. */
function outOfScope({ procedure, need }: TenderContent): RegimeAnswer | null {
  if (procedure.exclusion === 'defence' && need.form === 'concession')
    return answer(
      'out-of-scope',
      'Concession de défense ou de sécurité : l’environnement n’y est pas imposé. À vérifier pour la condition sociale, dont l’article ne parle pas de défense.',
      ['ccp-l3114-2', 'ccp-l3124-5', 'ccp-l3114-2-1'],
      'unverified',
    );
  if (procedure.exclusion === 'defence')
    return answer('out-of-scope', 'Marché de défense ou de sécurité : ces obligations ne s’y appliquent pas.', ['ccp-l2311-1', 'ccp-l2312-1']);
  if (procedure.exclusion === 'book-v')
    return answer('out-of-scope', 'Contrat du livre V (autres marchés publics) : ces obligations ne s’y appliquent pas.', ['ccp-l2511-1'], 'single-source');
  return null;
}

const before = (law: Law, references: string[]): RegimeAnswer =>
  answer('optional', `Au ${formatDay(law.on)}, c’est possible mais pas obligatoire.`, references);

/** Before the change, the price alone was already closed to concessions (L. 3124-5) and to anything but standardised supplies or services (R. 2152-7). */
function severalBefore({ need, procedure }: TenderContent, law: Law, references: string[]): RegimeAnswer {
  if (procedure.kind === 'direct-award') return before(law, references);
  if (need.form === 'concession') return answer('required', 'Le choix d’une concession repose sur plusieurs critères.', references);
  if (need.nature === 'works')
    return answer('required', `Au ${formatDay(law.on)}, le prix seul est réservé à des services ou fournitures standardisés : pas à des travaux.`, references);
  return answer(
    'attention',
    `Au ${formatDay(law.on)}, le prix seul n’est permis que pour des services ou fournitures standardisés, dont la qualité ne varie pas d’une entreprise à l’autre.`,
    references,
  );
}

function environmentalCondition({ procedure, need }: TenderContent, law: Law): RegimeAnswer {
  const references = SOURCES[sideOf(need.form)].environmentalCondition;
  if (!hasSwitched(law, CLIMATE_SWITCH)) return before(law, references);
  if (procedure.kind === 'direct-award')
    return answer(
      'attention',
      'Une condition environnementale est due à tous les montants ; son application au gré à gré reste à vérifier.',
      references,
      'unverified',
    );
  return answer('required', 'Les conditions d’exécution prennent en compte l’environnement, quel que soit le montant.', references);
}

const CRITERIA: Record<Side, { environmental: string; several: string }> = {
  market: {
    environmental: 'Au moins un critère, ou le coût global, tient compte de l’environnement.',
    several: 'Le prix seul ne suffit plus : plusieurs critères, ou un coût global qui tient compte de l’environnement.',
  },
  concession: {
    environmental: 'Au moins un critère tient compte de l’environnement.',
    several: 'Le choix repose sur plusieurs critères, dont un environnemental.',
  },
};

function criteriaAnswer(tender: TenderContent, law: Law, references: string[], reason: string): RegimeAnswer {
  if (!hasSwitched(law, CLIMATE_SWITCH)) return before(law, references);
  if (tender.procedure.kind === 'direct-award')
    return answer('optional', 'Sans mise en concurrence, il n’y a pas de critère à publier.', references, 'single-source');
  return answer('required', reason, references);
}

const REPORT = ['ccp-l3131-5', 'ccp-r3131-3'];

/** What the yearly report tells of the environment and of insertion: its holder owes it, the contract may prepare it. */
function annualReport({ need, procedure }: TenderContent, law: Law): { annualReport: RegimeAnswer } | null {
  if (need.form !== 'concession') return null;
  if (procedure.exclusion === 'defence')
    return {
      annualReport: answer(
        'attention',
        'À vérifier : l’article sur le rapport annuel ne parle pas des concessions de défense ou de sécurité.',
        REPORT,
        'unverified',
      ),
    };
  if (!hasSwitched(law, CLIMATE_SWITCH))
    return {
      annualReport: answer(
        'optional',
        `Le concessionnaire remet chaque année un rapport (comptes, qualité). Au ${formatDay(law.on)}, l’environnement et l’insertion n’y figurent que si le contrat le demande.`,
        REPORT,
      ),
    };
  return {
    annualReport: answer(
      'required',
      'Le rapport annuel du concessionnaire décrit aussi ses mesures pour l’environnement et pour l’insertion par l’activité économique. Le contrat peut en préciser la trame.',
      REPORT,
    ),
  };
}

function lotRegime(tender: TenderContent, lot: TenderLot, law: Law, social: RegimeAnswer): LotRegime {
  const out = outOfScope(tender);
  const sources = SOURCES[sideOf(tender.need.form)];
  const said = CRITERIA[sideOf(tender.need.form)];
  const common = { lotId: lot.id, number: lot.number, title: lot.title, ...annualReport(tender, law) };
  if (out)
    return {
      ...common,
      socialCondition: out,
      environmentalCondition: out,
      environmentalCriterion: out,
      severalCriteria: out,
      socialCriterion: out,
      exceptions: [],
    };
  return {
    ...common,
    socialCondition: social,
    environmentalCondition: environmentalCondition(tender, law),
    environmentalCriterion: criteriaAnswer(tender, law, sources.environmentalCriterion, said.environmental),
    severalCriteria: hasSwitched(law, CLIMATE_SWITCH)
      ? criteriaAnswer(tender, law, sources.severalCriteria, said.several)
      : severalBefore(tender, law, sources.severalCriteria),
    socialCriterion: answer(
      'optional',
      'Un critère social reste un choix. Il ne remplace pas la condition d’exécution sociale.',
      sources.socialCriterion,
      'single-source',
    ),
    exceptions: social.obligation === 'required' || social.obligation === 'attention' || social.obligation === 'unknown' ? exceptionsFor(tender, lot, law) : [],
  };
}

/** The regime of every lot on the law's day. The social threshold looks at the whole need, never at the lot alone. */
export function tenderRegime(tender: TenderContent, law: Law): TenderRegime {
  const value = estimatedValue(tender);
  const thresholds = europeanThresholds(tender, law);
  const social = outOfScope(tender) ?? socialAnswer(tender, law, value, thresholds);
  return {
    on: law.on,
    dated: tender.procedure.launchOn !== null,
    value,
    thresholds: thresholds.map(({ id, title, value: cents, confidence }) => ({ id, title, cents, confidence })),
    lots: tender.lots.map((lot) => lotRegime(tender, lot, law, social)),
  };
}
