/** Insertion service (R. 2123-1 3°), small lots (R. 2123-1 2°, R. 2122-8), sourcing (R. 2111-1). */
import type { Reason } from '../api/recommendations.ts';
import { formatMoney, formatRate } from '../format.ts';
import { crosses } from '../law/read.ts';
import { type KnownThreshold, thresholdOf } from './law.ts';
import { listed } from './names.ts';
import { type Advice, type Ask, because, isConcession, only } from './recommend-ask.ts';

const SERVICE = ['ccp-r2123-1', 'ccp-l2123-1'];

/** Why the purchase is no insertion service, or may not be; null when its object is one. */
function notAService(ask: Ask): Advice | null {
  const { law, tender } = ask;
  const { insertionObject, nature } = tender.need;
  const dressed = 'L’objet n’est pas l’insertion : habiller une prestation ordinaire en service d’insertion expose à une requalification.';
  if (isConcession(ask))
    return only('unsuitable', because(law, 'Cette voie est celle d’un marché de services, pas d’une concession.', SERVICE, 'single-source'));
  if (nature === 'works' || nature === 'supplies')
    return only('unsuitable', because(law, 'L’objet est un achat de travaux ou de fournitures, pas un service d’insertion.', SERVICE));
  if (insertionObject === false) return only('unsuitable', because(law, dressed, ['ccp-r2123-1', 'ccp-r2123-2'], 'single-source'));
  return insertionObject
    ? null
    : only('unknown', because(law, 'Il manque de savoir si l’objet même de l’achat est un service d’insertion, de formation ou d’orientation.', SERVICE));
}

/** A service whose object is insertion itself. */
export function insertionService(ask: Ask): Advice {
  const { law } = ask;
  const not = notAService(ask);
  if (not) return not;
  return {
    fit: 'recommended',
    reasons: [
      because(law, 'L’objet est un service d’insertion : procédure adaptée à tout montant, comme service social ou spécifique.', SERVICE, 'unverified'),
      because(law, 'Le choix tient compte de la qualité, de la continuité, de l’accessibilité et des besoins des usagers.', ['ccp-r2123-7']),
    ],
    cautions: [
      because(law, 'L’activité support reste accessoire : si elle domine en valeur, ses propres règles s’appliquent.', ['ccp-r2123-2']),
      because(law, 'Au-delà du seuil européen propre à ces services, un avis européen est dû.', ['ccp-r2131-14', 'ccp-r2131-15'], 'unverified'),
    ],
  };
}

/** Bought directly: a need, or a lot, under the amount of R. 2122-8. */
function directReason(ask: Ask, cents: number, what: string): Reason | null {
  const { law, tender } = ask;
  const limit = thresholdOf(law, tender.need.nature === 'works' ? 'direct-award-works' : 'direct-award-supplies-services');
  if (!limit || !crosses(limit.comparison, cents, limit.value)) return null;
  return because(
    law,
    `${what} (${formatMoney(cents)} HT) est sous ${limit.display ?? ''} : achat direct possible, par exemple à une entreprise adaptée, un ESAT ou une structure d’insertion.`,
    ['ccp-r2122-8'],
    limit.confidence,
  );
}

const rotation = (ask: Ask): Reason =>
  because(ask.law, 'Achat direct : offre pertinente, bon usage des deniers publics, pas toujours le même opérateur, besoin non découpé.', [
    'ccp-r2122-8',
    'ccp-r2121-6',
  ]);

const SMALL = ['ccp-r2123-1'];

/** Sum of the amounts, all lots or the small ones; null when one is unknown. */
function sums({ tender }: Ask, limit: KnownThreshold): { total: number; small: number } | null {
  const amounts = tender.lots.flatMap(({ amountCents }) => (amountCents === null ? [] : [amountCents]));
  if (amounts.length < tender.lots.length) return null;
  const sum = (cents: readonly number[]): number => cents.reduce((total, amount) => total + amount, 0);
  return { total: sum(amounts), small: sum(amounts.filter((cents) => crosses(limit.comparison, cents, limit.value))) };
}

/** Both conditions hold for this lot: how it may be passed, and what the other small lots change. */
function openToSmall(ask: Ask, amount: number, { total, small }: { total: number; small: number }, limit: KnownThreshold, part: KnownThreshold): Advice {
  const { law } = ask;
  const direct = directReason(ask, amount, 'Le lot');
  const share = (cents: number): string => formatRate(Math.round((cents * 10_000) / total));
  const open = `Lot de ${formatMoney(amount)} HT, sous ${limit.display ?? ''}, et ${share(amount)} du total : procédure adaptée possible même si l’ensemble est formalisé.`;
  const tooMany = `Tous les petits lots réunis font ${share(small)} du total : n’en passer ainsi que ${part.display ?? ''} au plus.`;
  return {
    fit: direct ? 'recommended' : 'possible',
    reasons: [because(law, open, SMALL, limit.confidence), ...(direct ? [direct] : [])],
    cautions: [...(small * 10_000 > total * part.value ? [because(law, tooMany, SMALL, part.confidence)] : []), ...(direct ? [rotation(ask)] : [])],
  };
}

function dividedLot(ask: Ask, amount: number): Advice {
  const { law, tender } = ask;
  const limit = thresholdOf(law, tender.need.nature === 'works' ? 'small-lot-works' : 'small-lot-supplies-services');
  const part = thresholdOf(law, 'small-lots-share');
  if (!limit || !part) return only('unknown', because(law, 'La limite des petits lots n’est pas connue à cette date.', SMALL));
  const tooBig = `Lot de ${formatMoney(amount)} HT : la règle des petits lots vaut sous ${limit.display ?? ''}.`;
  if (!crosses(limit.comparison, amount, limit.value)) return only('unsuitable', because(law, tooBig, SMALL, limit.confidence));
  const known = sums(ask, limit);
  if (!known)
    return only(
      'unknown',
      because(law, `Il manque le montant de tous les lots : les petits lots réunis ne dépassent pas ${part.display ?? ''} du total.`, SMALL),
    );
  const alone = `À lui seul, ce lot fait ${formatRate(Math.round((amount * 10_000) / known.total))} du total : la règle s’arrête à ${part.display ?? ''}.`;
  if (amount * 10_000 > known.total * part.value) return only('unsuitable', because(law, alone, SMALL, part.confidence));
  return openToSmall(ask, amount, known, limit, part);
}

/** Lots small enough for a lighter procedure, or bought directly: how small structures get in. */
export function smallLot(ask: Ask): Advice {
  const { law, tender, lot, value } = ask;
  const articles = ['ccp-r2123-1', 'ccp-r2122-8'];
  if (isConcession(ask)) return { fit: 'unsuitable', reasons: [because(law, 'La règle des petits lots est propre aux marchés.', articles)], cautions: [] };
  const missing = [...(tender.need.nature === null ? ['la nature de l’achat'] : []), ...(lot.amountCents === null ? ['le montant du lot'] : [])];
  if (lot.amountCents === null || tender.need.nature === null)
    return { fit: 'unknown', reasons: [because(law, `Il manque ${listed(missing)}.`, articles)], cautions: [] };
  if (tender.lots.length > 1) return dividedLot(ask, lot.amountCents);
  const direct = value.complete ? directReason(ask, value.cents, 'Le besoin') : null;
  if (direct) return { fit: 'recommended', reasons: [direct], cautions: [rotation(ask)] };
  return {
    fit: tender.allotment.divided === false ? 'unsuitable' : 'possible',
    reasons: [
      because(law, 'Un seul lot : la règle des petits lots suppose un marché alloti.', ['ccp-r2123-1', 'ccp-l2113-10']),
      ...(tender.allotment.divided === false
        ? []
        : [because(law, 'Des lots séparés, par métier, par lieu ou par saison, ouvrent le marché à de petites structures.', ['ccp-l2113-10'])]),
    ],
    cautions: [],
  };
}

/** Exchanges with firms and insertion structures before the procedure (R. 2111-1, R. 2111-2). */
export function sourcing(ask: Ask): Advice {
  const { law, tender } = ask;
  const articles = isConcession(ask) ? ['ccp-l3'] : ['ccp-r2111-1', 'ccp-r2111-2'];
  return {
    fit: tender.procedure.kind === 'direct-award' ? 'possible' : 'recommended',
    reasons: [
      because(
        law,
        'Rencontrer les structures et les entreprises avant de lancer : la première crainte est un lot sans réponse.',
        articles,
        isConcession(ask) ? 'single-source' : 'confirmed',
      ),
    ],
    cautions: [
      because(
        law,
        'Même information pour tous, échanges tracés, rien qui fausse la concurrence ensuite.',
        isConcession(ask) ? articles : [...articles, 'ccp-r2184-3'],
      ),
      because(law, 'Se renseigner sur l’offre locale est permis ; préférer une entreprise parce qu’elle est locale ne l’est pas.', [
        'ccp-l3',
        'ce-ventenac-1994',
      ]),
    ],
  };
}
