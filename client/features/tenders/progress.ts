/** How far each step of a consultation is, and what it still lacks in a few words. Pure: the outline shows it. */
import type { TenderDocument } from '#shared/api/documents.ts';
import type { TenderContent, TenderLot } from '#shared/api/tenders.ts';
import { owesAllotment } from '#shared/tender/allotment.ts';
import { listed } from '#shared/tender/names.ts';
import type { TenderStepId } from './addresses.ts';

export type StepProgress = { state: 'done' | 'started' | 'empty'; says?: string | undefined };
/** What the server knows besides; null while it is being read. */
export type Around = {
  documents: readonly Pick<TenderDocument, 'plan'>[] | null;
  blocking: number | null;
  missing: number | null /** Lots whose outcome is known. */;
  ended?: number | null;
};

type Check = { isHeld: boolean; lacks: string };

const MOST_SAID = 2;

/** « Manque : le CPV, la date ». Nothing is said of a step not begun. */
function share(checks: readonly Check[], isQuietEmpty = true): StepProgress {
  const lacking = checks.filter(({ isHeld }) => !isHeld).map(({ lacks }) => lacks);
  if (lacking.length === 0) return { state: 'done' };
  const isEmpty = lacking.length === checks.length;
  const more = lacking.length > MOST_SAID ? ` et ${lacking.length - MOST_SAID} autre${lacking.length > MOST_SAID + 1 ? 's' : ''}` : '';
  const says = `Reste\u202f: ${lacking.slice(0, MOST_SAID).join(', ')}${more}`;
  return { state: isEmpty ? 'empty' : 'started', says: isEmpty && isQuietEmpty ? undefined : says };
}

const need = ({ need: asked, buyer, procedure, duration }: TenderContent): StepProgress =>
  share(
    [
      { isHeld: asked.object.trim() !== '', lacks: 'l’objet' },
      { isHeld: asked.cpv !== '', lacks: 'le CPV' },
      { isHeld: asked.nature !== null, lacks: 'la nature' },
      { isHeld: asked.form !== null, lacks: 'la forme' },
      { isHeld: buyer.name.trim() !== '' && buyer.kind !== null, lacks: 'l’acheteur' },
      { isHeld: procedure.kind !== null, lacks: 'la procédure' },
      { isHeld: procedure.launchOn !== null, lacks: 'la date de lancement' },
      { isHeld: duration.months !== null, lacks: 'la durée' },
    ],
    false,
  );

const lots = (tender: TenderContent): StepProgress => {
  const { lots: all, allotment } = tender;
  return share([
    { isHeld: all.every(({ title }) => title.trim() !== ''), lacks: 'un intitulé' },
    { isHeld: all.every(({ amountCents }) => amountCents !== null), lacks: all.length > 1 ? 'des montants' : 'le montant' },
    {
      isHeld: all.length > 1 || allotment.divided === true || !owesAllotment(tender) || (allotment.case !== null && allotment.reason.trim() !== ''),
      lacks: allotment.case === null ? 'le motif du lot unique' : 'les faits qui expliquent le lot unique',
    },
  ]);
};

/** A lot is decided once a lever is retained, or « no clause » has its reason. */
const isDecided = ({ levers, exception, circumstances }: TenderLot): boolean =>
  levers.some(({ decision }) => decision === 'retained') || (exception !== null && circumstances.trim() !== '');

/** Hours matter for the lots that carry an execution condition, unless their volume is known. */
const needsHours = ({ levers, clauses, reservation }: TenderLot): boolean =>
  (reservation.kind === null || reservation.kind === 'none') &&
  levers.some(({ lever, decision }) => lever === 'execution-condition' && decision === 'retained') &&
  (clauses.length === 0 || clauses.some(({ slug }) => slug.includes('heures')));
const hasHours = ({ insertion }: TenderLot): boolean => insertion.quarterHours !== null || insertion.quarterHoursPerSlice !== null;

const perLot = (all: readonly TenderLot[], holds: (lot: TenderLot) => boolean): StepProgress => {
  const left = all.filter((lot) => !holds(lot));
  if (all.length === 0 || left.length === 0) return { state: all.length === 0 ? 'empty' : 'done' };
  if (left.length === all.length) return { state: 'empty' };
  return { state: 'started', says: `Reste\u202f: ${left.length > 1 ? 'lots' : 'lot'} ${listed(left.map(({ number }) => String(number)))}` };
};

/** A calculation kept without a volume is an answer, when the hours are too few: the clause alone still waits for one. */
function hours(all: readonly TenderLot[]): StepProgress {
  const known = perLot(all, hasHours);
  return known.state === 'empty' && all.length > 0 && all.every((lot) => hasHours(lot) || lot.hours !== null)
    ? { state: 'started', says: 'Calcul gardé, sans volume' }
    : known;
}

const results = (lots: number, ended: number): StepProgress => {
  if (ended === 0) return { state: 'empty' };
  return ended >= lots ? { state: 'done' } : { state: 'started', says: `Issue connue\u202f: ${ended} lot${ended > 1 ? 's' : ''} sur ${lots}` };
};

export function progressOf(tender: TenderContent, { documents, blocking, missing, ended }: Around): Record<TenderStepId, StepProgress> {
  const decided = perLot(tender.lots, isDecided);
  // A clause added by hand, before any lever, counts as one.
  const clausal = tender.lots.filter(
    (lot) => lot.clauses.length > 0 || lot.levers.some(({ lever, decision }) => decision === 'retained' && lever !== 'none' && lever !== 'sourcing'),
  );
  const chosen = perLot(clausal, ({ clauses }) => clauses.length > 0);
  const hoursLots = tender.lots.filter((lot) => needsHours(lot) || hasHours(lot));
  const planned = documents?.filter(({ plan }) => plan !== null).length ?? 0;
  const files: StepProgress['state'] = planned > 0 ? 'done' : (documents?.length ?? 0) > 0 ? 'started' : 'empty';
  return {
    besoin: need(tender),
    lots: lots(tender),
    decider: decided,
    heures: hours(hoursLots),
    clauses: chosen.state === 'done' && missing ? { state: 'started', says: `Reste\u202f: ${missing} valeur${missing > 1 ? 's' : ''} à remplir` } : chosen,
    controles:
      blocking === null || decided.state === 'empty'
        ? { state: 'empty' }
        : blocking === 0
          ? { state: 'done' }
          : { state: 'started', says: `${blocking} point${blocking > 1 ? 's' : ''} à corriger` },
    avis: decided.state === 'done' ? { state: 'started', says: 'À relire et recopier' } : { state: decided.state },
    fichiers: files === 'started' ? { state: files, says: 'Reste\u202f: placer les clauses' } : { state: files },
    telecharger: files === 'done' ? { state: 'started', says: 'Prêt' } : { state: 'empty' },
    resultats: results(tender.lots.length, ended ?? 0),
  };
}
