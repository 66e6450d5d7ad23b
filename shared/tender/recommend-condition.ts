/** Execution condition (L. 2112-2, L. 2112-2-1; concessions L. 3114-2, L. 3114-2-1): due or free, in hours or in actions. */
import type { Reason } from '../api/recommendations.ts';
import { formatHours } from '../format.ts';
import { listed } from './names.ts';
import { thresholdOf } from './law.ts';
import { hoursOf } from './lot-hours.ts';
import { type Advice, type Ask, because, isConcession, mayBeDue } from './recommend-ask.ts';

/** What the hours say: enough for a path, too few, or not computable yet. */
export function hoursVerdict(ask: Ask): 'enough' | 'short' | 'too-few' | 'unknown' {
  const quarters = hoursOf(ask.hours);
  if (quarters === null) return 'unknown';
  const least = thresholdOf(ask.law, 'insertion-hours-min')?.value ?? 0;
  const useful = thresholdOf(ask.law, 'insertion-hours-useful')?.value ?? least;
  return quarters < least ? 'too-few' : quarters < useful ? 'short' : 'enough';
}

const base = (ask: Ask): string => (isConcession(ask) ? 'ccp-l3114-2' : 'ccp-l2112-2');

function hoursReason(ask: Ask): Reason {
  const { law, hours } = ask;
  const articles = [base(ask)];
  if (hours.kind === 'unknown') return because(law, `Heures non calculées : il manque ${listed(hours.missing)}.`, articles, 'single-source');
  if (hours.kind === 'retained') return because(law, `${formatHours(hours.quarterHours)} d’insertion sont retenues.`, articles, 'single-source');
  const { estimate } = hours;
  const figure = `${formatHours(estimate.hours * 4)} d’insertion estimées (${estimate.methodTitle.toLowerCase()})`;
  const said = {
    enough: `${figure} : assez pour un parcours. À confirmer par le facilitateur.`,
    short: `${figure} : un parcours court ; les réunir avec celles d’un autre marché, ou choisir une action.`,
    'too-few': `${figure} : trop peu pour un parcours. Choisir plutôt une action : rencontre, stage, parrainage, apprentissage, égalité.`,
    unknown: figure,
  }[hoursVerdict(ask)];
  return because(law, said, articles, estimate.confidence);
}

const LINKED = 'La condition est liée à l’objet et proportionnée : aucun texte ne fixe de volume ni de pourcentage minimal.';
const WRITTEN = 'Un simple renvoi au CCAG ne crée aucune obligation : écrire publics, volume, modes au choix, suivi et pénalité.';
const NEW_POSTS = 'Personnel en place souvent repris : compter les heures sur les seules affectations nouvelles.';
const BY_SLICE = 'Accord-cadre : écrire des heures par tranche facturée, pas un volume fixe.';
const TURNOVER =
  'À vérifier : le montant d’une concession est d’ordinaire un chiffre d’affaires ; compter les heures sur les emplois de l’exploitation, hors personnel repris.';
const GREEN = 'Une condition environnementale est due aussi : la condition sociale ne la remplace pas.';

/** The CCAG the contract refers to; before any choice, the one whose article was read best. */
const ccagReference = ({ law, tender }: Ask): string => law.ccags.find(({ id }) => id === tender.procedure.ccag)?.reference ?? 'ccag-fcs-16';

function cautionsOf(ask: Ask): Reason[] {
  const { law, hours, lot, tender, regime } = ask;
  const { obligation, references, confidence } = regime.environmentalCondition;
  const taken = lot.insertion.staffTransfer === true ? 'single-source' : hours.kind === 'retained' ? null : hours.share?.staffTransfer;
  return [
    because(law, LINKED, [base(ask)], 'single-source'),
    ...(isConcession(ask) || tender.procedure.ccag === 'none' ? [] : [because(law, WRITTEN, [ccagReference(ask)], 'single-source')]),
    ...(lot.insertion.staffTransfer !== false && taken ? [because(law, NEW_POSTS, [base(ask)], taken)] : []),
    ...(tender.need.form === 'framework' ? [because(law, BY_SLICE, ['ccp-r2162-4'], 'single-source')] : []),
    ...(isConcession(ask) ? [because(law, TURNOVER, ['ccp-r3121-1'], 'unverified')] : []),
    ...(obligation === 'required' ? [because(law, GREEN, references, confidence)] : []),
  ];
}

/** Execution condition (L. 2112-2, L. 2112-2-1; L. 3114-2 for a concession): due, free, or without object. */
export function executionCondition(ask: Ask): Advice {
  const { law, regime, tender } = ask;
  const { obligation, reason, references, confidence } = regime.socialCondition;
  const due = because(law, reason, references, confidence);
  const cautions = cautionsOf(ask);
  if (obligation === 'out-of-scope') return { fit: 'possible', reasons: [due], cautions: [] };
  const volume = hoursReason(ask);
  if (mayBeDue(ask)) return { fit: 'recommended', reasons: [due, volume], cautions };
  const verdict = hoursVerdict(ask);
  const fit = verdict === 'enough' ? 'recommended' : verdict === 'unknown' && tender.need.nature !== 'supplies' ? 'unknown' : 'possible';
  return { fit, reasons: [due, volume], cautions };
}
