/**
 * Estimated value of the need, excluding tax (R. 2121-1 to R. 2121-8): all lots, options and renewals, the rest of the
 * operation or of the homogeneous need, and the maximum of a framework agreement. What is unknown is named; the sum is then a floor.
 * A concession is counted the same way, with a warning: its own articles (R. 3121-1 and following) were not read.
 */
import type { EstimatedValue, TenderContent } from '../api/tenders.ts';
import { frenchTypography } from '../typography.ts';

type Step = EstimatedValue['steps'][number];
type Part = { steps: Step[]; missing: string[] };

const none: Part = { steps: [], missing: [] };

function lotsPart({ lots }: TenderContent): Part {
  const known = lots.flatMap(({ amountCents }) => (amountCents === null ? [] : [amountCents]));
  const unknown = lots.filter(({ amountCents }) => amountCents === null);
  const cents = known.reduce((sum, amount) => sum + amount, 0);
  return {
    steps:
      known.length > 0 ? [{ label: known.length > 1 ? `Somme de ${known.length} lots` : 'Montant estimé du lot', cents, references: ['ccp-r2121-1'] }] : [],
    missing: unknown.length > 0 ? [`le montant ${unknown.length > 1 ? `de ${unknown.length} lots` : `du lot ${unknown[0]?.number ?? ''}`}`] : [],
  };
}

function optionsPart({ value }: TenderContent): Part {
  if (value.optionsCents === null) return { steps: [], missing: ['les options ou tranches optionnelles'] };
  return value.optionsCents === 0
    ? none
    : { steps: [{ label: 'Options et tranches optionnelles', cents: value.optionsCents, references: ['ccp-r2121-1'] }], missing: [] };
}

/** Renewals as given, or in proportion to the duration of each lot. */
function renewalsPart({ duration, value, lots }: TenderContent): Part {
  const { months, renewals, renewalMonths } = duration;
  if (renewals === 0) return none;
  if (value.renewalsCents !== null)
    return { steps: [{ label: 'Reconductions', cents: value.renewalsCents, references: ['ccp-r2121-1', 'ccp-r2112-4'] }], missing: [] };
  if (renewals === null) return { steps: [], missing: ['les reconductions'] };
  if (renewalMonths === null) return { steps: [], missing: ['la durée ou le montant des reconductions'] };
  let cents = 0;
  for (const lot of lots) {
    const lasts = lot.durationMonths ?? months;
    if (lot.amountCents === null) continue;
    if (lasts === null || lasts === 0) return { steps: [], missing: ['la durée du marché, pour compter ses reconductions'] };
    cents += Math.round((lot.amountCents * renewals * renewalMonths) / lasts);
  }
  return {
    steps: [{ label: `Reconductions : ${renewals} × ${renewalMonths} mois, au prorata de la durée`, cents, references: ['ccp-r2121-1', 'ccp-r2112-4'] }],
    missing: [],
  };
}

function otherPart({ value, need }: TenderContent): Part {
  if (value.otherCents === null || value.otherCents === 0) return none;
  return {
    steps: [
      {
        label: need.nature === 'works' ? 'Reste de l’opération de travaux' : 'Reste du besoin homogène',
        cents: value.otherCents,
        references: [need.nature === 'works' ? 'ccp-r2121-5' : 'ccp-r2121-6'],
      },
    ],
    missing: [],
  };
}

/** A framework agreement counts for its maximum, over its whole life. */
function frameworkPart(tender: TenderContent): { part: Part; warnings: string[] } {
  const { maximumCents } = tender.value;
  const lots = lotsPart(tender);
  if (maximumCents === null)
    return {
      part: { steps: lots.steps, missing: ['le maximum de l’accord-cadre'] },
      warnings: ['Un accord-cadre a un maximum, en valeur ou en quantité : c’est lui qui fait la valeur estimée.'],
    };
  const sum = lots.steps.reduce((total, step) => total + step.cents, 0);
  return {
    part: { steps: [{ label: 'Maximum de l’accord-cadre, toute sa durée', cents: maximumCents, references: ['ccp-r2121-8', 'ccp-r2162-4'] }], missing: [] },
    warnings: sum > maximumCents ? ['La somme des lots dépasse le maximum de l’accord-cadre : l’un des deux est à corriger.'] : [],
  };
}

/** A concession has its own articles, which no source of ours gives: the sum stands, and says so. */
const OWN_ARTICLES =
  'À vérifier : la valeur d’une concession suit ses propres articles (R. 3121-1 et suivants), que nous n’avons pas lus. D’ordinaire, elle compte tout le chiffre d’affaires du concessionnaire pendant le contrat, pas le seul prix payé.';

/** In cents excluding tax, with each part of the sum; `complete` is false, and `missing` says what lacks, when it is only a minimum. */
export function estimatedValue(tender: TenderContent): EstimatedValue {
  const framework = tender.need.form === 'framework' ? frameworkPart(tender) : null;
  const other = otherPart(tender);
  const parts = framework ? [framework.part, other] : [lotsPart(tender), optionsPart(tender), renewalsPart(tender), other];
  const concession = tender.need.form === 'concession';
  const found = parts.flatMap((part) => part.steps);
  const steps = concession ? found.map((step) => ({ ...step, references: ['ccp-r3121-1'] })) : found;
  const missing = parts.flatMap((part) => part.missing);
  return {
    cents: steps.reduce((sum, step) => sum + step.cents, 0),
    complete: missing.length === 0,
    steps,
    missing,
    warnings: concession ? [frenchTypography(OWN_ARTICLES)] : (framework?.warnings ?? []),
    references: [...new Set([...(concession ? ['ccp-r3121-1'] : ['ccp-r2121-1', 'ccp-r2121-3']), ...steps.flatMap((step) => step.references)])],
  };
}

/** Months of the whole contract, renewals included; null when a part is unknown. */
export function wholeMonths({ duration, lots }: TenderContent, lotId?: string): number | null {
  const first = lots.find((lot) => lot.id === lotId)?.durationMonths ?? duration.months;
  const { renewals, renewalMonths } = duration;
  if (first === null || renewals === null) return null;
  if (renewals === 0) return first;
  return renewalMonths === null ? null : first + renewals * renewalMonths;
}
