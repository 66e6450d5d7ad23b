/**
 * Contracts whose staff in place moves to the new holder: hours are asked on new posts only. Branch formula (cleaning):
 * P = 1 − [(S × C) ÷ (A ÷ N)], heures = P × A ÷ C × T. A amount over the contract, N months, S monthly hours to take
 * over, C price of an hour all included, T insertion rate.
 */
import type { HoursStep, LabourShare } from '../api/hours.ts';
import { type Ask, askAmount, askCost, askRate, askShare, fault, quarters, warn, within } from './ask.ts';
import { BOUNDS } from './bounds.ts';
import { floorRatio, product } from './exact.ts';
import { carried, type Figure, type Formula, own, step } from './figures.ts';
import { type Method, working } from './working.ts';

const FORMULA: Formula = { source: 'Formule de la branche de la propreté, une source', confidence: 'single-source' };
const WHOLE = 10_000;
/** −100 000 %: past it the staff to take over costs a thousand times the amount, and a longer figure says nothing more. */
const LEAST_SHARE = -1_000 * WHOLE;

/** C as a fraction of cents, so that « coût ÷ part » stays exact; `steps` shows how it was made. */
type Price = { figure: Figure; numerator: number; denominator: number; steps: HoursStep[]; segment: LabourShare | null };

const asPrice = (figure: Figure, segment: LabourShare | null): Price => ({ figure, numerator: figure.value, denominator: 1, steps: [], segment });

/** C = loaded cost ÷ labour share: 20 € for 80 % make the branch's 25 €. */
function computedPrice(ask: Ask): Price {
  const share = askShare(ask);
  const cost = askCost(ask, [share.segment]);
  if (share.value === 0) fault(ask, 'labourShare', 'Sans main-d’œuvre, il n’y a pas de personnel à reprendre\u202f: choisissez la formule générale.');
  if (ask.faults.length > 0) return asPrice(cost, share.segment);
  const made = step(
    {
      id: 'hour-price',
      label: 'Prix d’une heure, tout compris',
      formula: 'coût horaire chargé ÷ part de main-d’œuvre',
      values: [cost, share],
      result: { value: floorRatio(product(cost.value, WHOLE), product(share.value)), unit: 'money-per-hour' },
    },
    FORMULA,
  );
  return { figure: carried('Prix d’une heure', made), numerator: cost.value * WHOLE, denominator: share.value, steps: [made], segment: share.segment };
}

/** The price typed, else cost and share, else the branch's published price. */
function askPrice(ask: Ask): Price {
  const { request, basis } = ask;
  const label = 'Prix d’une heure, tout compris';
  const segment = basis.shares.find(({ id }) => id === request.labourShare) ?? null;
  if (typeof request.labourShare === 'string' && !segment)
    fault(ask, 'labourShare', `«\u00a0${request.labourShare}\u00a0» n’est pas dans la table des parts de main-d’œuvre.`);
  if (request.hourPriceCents !== undefined) {
    const value = within(ask, 'hourPriceCents', request.hourPriceCents, BOUNDS.hourPrice);
    return asPrice({ label, value, unit: 'money-per-hour', source: 'Prix saisi, à confirmer par le facilitateur', confidence: 'unverified' }, segment);
  }
  if (request.hourlyCostCents !== undefined && request.labourShare === undefined) {
    warn(ask, 'cost-as-price', 'Sans part de main-d’œuvre, le coût horaire indiqué est pris comme le prix d’une heure, tout compris.', 'hourlyCostCents');
    return asPrice({ ...askCost(ask, []), label }, null);
  }
  if (request.hourlyCostCents !== undefined || typeof request.labourShare === 'number') return computedPrice(ask);
  const published = segment ?? basis.shares.find(({ hourPrice }) => hourPrice !== null) ?? null;
  if (!published?.hourPrice) return computedPrice(ask);
  const { cents, source, confidence } = published.hourPrice;
  return asPrice({ label, value: cents, unit: 'money-per-hour', source: source.title, confidence }, published);
}

/** S in quarter-hours a month. */
type TransferFigures = { amount: Figure; months: Figure; staff: Figure; rate: Figure; price: Price };

/** Quarter-hours of work the amount pays, of staff to take over, and 4 × A × d − S × N × n: what is left, as a fraction of n. */
function measure({ amount, months, staff, price: { numerator, denominator } }: TransferFigures) {
  const paid = product(amount.value, denominator, 4);
  const taken = product(staff.value, months.value, numerator);
  return { paid, left: paid - taken, workQuarters: floorRatio(paid, product(numerator)), staffQuarters: staff.value * months.value };
}

function transferSteps(figures: TransferFigures, quarterHours: number): HoursStep[] {
  const { amount, months, staff, rate, price } = figures;
  const { paid, left, workQuarters, staffQuarters } = measure(figures);
  const work = step(
    {
      id: 'labour-hours',
      label: 'Heures de travail sur la durée',
      formula: 'montant ÷ prix d’une heure (A ÷ C)',
      values: [amount, price.figure],
      result: { value: workQuarters, unit: 'hours' },
    },
    FORMULA,
  );
  const taken = step(
    {
      id: 'transferred-hours',
      label: 'Heures du personnel à reprendre',
      formula: 'heures mensuelles à reprendre × durée (S × N)',
      values: [staff, months],
      result: { value: staffQuarters, unit: 'hours' },
    },
    FORMULA,
  );
  const part = step(
    {
      id: 'new-share',
      label: 'Part des affectations nouvelles',
      formula: 'P = 1 − [(S × C) ÷ (A ÷ N)]',
      values: [staff, price.figure, amount, months],
      result: { value: Math.max(LEAST_SHARE, floorRatio(left * BigInt(WHOLE), paid)), unit: 'rate' },
    },
    FORMULA,
  );
  const hours = step(
    {
      id: 'insertion-hours',
      label: 'Heures d’insertion',
      formula: left <= 0n ? 'P n’est pas positif : aucune heure' : 'P × A ÷ C × taux d’insertion',
      values: [carried('Part des affectations nouvelles', part), carried('Heures de travail', work), rate],
      result: { value: quarterHours, unit: 'hours' },
      references: ['ccp-l2112-2'],
    },
    FORMULA,
  );
  return [...price.steps, work, taken, part, hours];
}

/** The branch's formula is read for cleaning; elsewhere it is an analogy. */
function warnSector(ask: Ask, segment: LabourShare | null): void {
  if (segment && segment.staffTransfer !== 'single-source' && segment.staffTransfer !== 'confirmed') {
    warn(
      ask,
      'transfer-by-analogy',
      `La formule est publiée pour la propreté. Pour «\u00a0${segment.title}\u00a0», elle vaut par analogie\u202f: à confirmer par le facilitateur.`,
      'labourShare',
    );
  }
}

export const staffTransfer: Method = {
  id: 'staff-transfer',
  title: 'Service avec reprise de personnel',
  formula: FORMULA,
  prepare: (ask) => {
    const { request } = ask;
    const figures: TransferFigures = {
      amount: askAmount(ask),
      months: own('Durée', within(ask, 'durationMonths', request.durationMonths, BOUNDS.months), 'months'),
      staff: own(
        'Heures du personnel à reprendre',
        within(ask, 'transferableMonthlyHours', quarters(request.transferableMonthlyHours), BOUNDS.transferable),
        'hours-per-month',
      ),
      rate: askRate(ask),
      price: askPrice(ask),
    };
    warnSector(ask, figures.price.segment);
    return () => {
      const { left, workQuarters } = measure(figures);
      const quarterHours = left <= 0n ? 0 : floorRatio(left * product(figures.rate.value), product(figures.price.numerator, WHOLE));
      return working({
        quarterHours,
        labourQuarterHours: workQuarters,
        steps: transferSteps(figures, quarterHours),
        nothing: left <= 0n ? 'all-transferred' : null,
        segments: figures.price.segment ? [figures.price.segment] : [],
        months: figures.months.value,
      });
    };
  },
};
